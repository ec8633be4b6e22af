/** Hands a text to the browser as a file. */
export function downloadText(fileName: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the object after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
