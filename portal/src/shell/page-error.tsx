import type { ApiError } from '../lib/problem.ts';
import type { Tenant } from '../lib/session.ts';
import { NoAccess } from '../pages/plain/no-access-page.tsx';
import { MissingContent } from '../pages/plain/not-found-page.tsx';
import { ErrorState } from '../ui/error-state.tsx';

interface Props {
  tenant: Tenant;
  error: ApiError;
  onRetry(): void;
}

/** What the server refuses looks like what the portal refuses itself. */
export function PageError({ tenant, error, onRetry }: Props) {
  if (error.status === 403) return <NoAccess tenant={tenant} />;
  if (error.status === 404) return <MissingContent />;
  return <ErrorState error={error} onRetry={onRetry} level={1} />;
}
