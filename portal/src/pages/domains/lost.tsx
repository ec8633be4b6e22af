import { ManageDomain } from './manage-domain.tsx';
import type { StageProps } from './domain-page.tsx';

/** The name belongs to somebody else; what is left is to take it off the list. */
export function Lost(props: StageProps) {
  return <ManageDomain {...props} />;
}
