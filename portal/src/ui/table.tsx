import type { ReactNode } from 'react';

interface Props {
  label: string;
  head: { label: string; hidden?: boolean }[];
  children: ReactNode;
}

/**
 * A table that becomes a stack of entries on a narrow screen. The roles are spelled out because a changed `display`
 * takes the native ones away. Rows inside carry theirs as well.
 */
export function Table({ label, head, children }: Props) {
  return (
    <table className='table' role='table' aria-label={label}>
      <thead role='rowgroup'>
        <tr role='row'>
          {head.map((column) => (
            <th key={column.label} scope='col' role='columnheader'>
              <span className={column.hidden ? 'hidden' : ''}>{column.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role='rowgroup'>{children}</tbody>
    </table>
  );
}
