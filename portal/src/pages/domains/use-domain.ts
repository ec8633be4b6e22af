import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { type Domain, domainApi, type DomainStatus } from '../../lib/domain.ts';
import { usePolling } from '../../lib/polling.ts';
import { type Resource, useResource } from '../../lib/resource.ts';
import { refreshSession, type Tenant } from '../../lib/session.ts';

/** States in which something can change without the person on this page. */
const moving = new Set<DomainStatus>(['pending_ownership', 'pending_setup', 'pending_contested', 'needs_attention']);

export interface LiveDomain {
  resource: Resource<Domain>;
  reload(): void;
  set(domain: Domain): void;
  /** The last look failed; what is shown may be old. */
  lost: boolean;
  /** The status that the page turned to while it was open. */
  turnedTo: DomainStatus | null;
}

/** The domain as the server sees it, followed live. */
export function useDomain(tenant: Tenant, name: string): LiveDomain {
  const url = domainApi(tenant.slug, name);
  const [resource, { reload, set: show }] = useResource<Domain>(url, (signal) => call<Domain>(url, { signal }));
  const [lost, setLost] = useState(false);
  const status = resource.state === 'ready' ? resource.value.status : null;
  const newest = useRef(0);

  /** An answer to a question asked before a newer one was answered is dropped. */
  const set = useCallback((domain: Domain) => {
    newest.current++;
    show(domain);
  }, [show]);

  usePolling(status !== null && moving.has(status), async () => {
    const asked = newest.current;
    try {
      const domain = await call<Domain>(url);
      if (asked === newest.current) set(domain);
      setLost(false);
    } catch {
      setLost(true);
    }
  });

  return { resource, reload, set, lost, turnedTo: useTurn(status) };
}

function useTurn(status: DomainStatus | null): DomainStatus | null {
  const before = useRef(status);
  const [turned, setTurned] = useState<DomainStatus | null>(null);
  useEffect(() => {
    if (before.current !== null && status !== null && before.current !== status) {
      setTurned(status);
      void refreshSession();
    }
    before.current = status;
  }, [status]);
  return turned;
}
