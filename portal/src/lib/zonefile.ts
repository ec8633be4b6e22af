import { type Check, checkRecords, type DnsRecord } from './domain.ts';

const chunkBytes = 255;
/** Types whose last word is a host name; a zone file wants it with a final dot (RFC 1035 section 5.1). */
const hostTypes = new Set(['MX', 'CNAME', 'SRV']);

/** The expected records as a zone file with absolute names. */
export function zoneFile(domain: string, checks: readonly Check[]): string {
  const lines = checks.filter((check) => check.kind !== 'own').flatMap(checkRecords).map(zoneLine);
  return [`; ${domain}`, ...new Set(lines), ''].join('\n');
}

function zoneLine(record: DnsRecord): string {
  return `${withDot(record.name)} ${record.ttl} IN ${record.type} ${zoneValue(record)}`;
}

function zoneValue(record: DnsRecord): string {
  if (record.type === 'TXT') return quotedChunks(record.chunks ?? splitText(record.value));
  return hostTypes.has(record.type) ? withDot(record.value) : record.value;
}

/** Parts of at most 255 bytes, the limit of one character-string (RFC 1035 section 3.3). */
export function splitText(value: string): string[] {
  const bytes = new TextEncoder().encode(value);
  if (bytes.length <= chunkBytes) return [value];
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of value) {
    const length = new TextEncoder().encode(character).length;
    if (size + length > chunkBytes) {
      parts.push(part);
      [part, size] = ['', 0];
    }
    part += character;
    size += length;
  }
  return [...parts, part];
}

export function quotedChunks(chunks: readonly string[]): string {
  return chunks.map((chunk) => `"${chunk.replace(/[\\"]/g, '\\$&')}"`).join(' ');
}

function withDot(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
