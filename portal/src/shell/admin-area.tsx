import { type ReactNode, useEffect } from 'react';
import { matchRoute, navigate } from '../lib/router.ts';
import type { Me, Tenant } from '../lib/session.ts';
import { AuditPage } from '../pages/audit/audit-page.tsx';
import { AddDomainPage } from '../pages/domains/add-domain-page.tsx';
import { DomainPage } from '../pages/domains/domain-page.tsx';
import { DomainsPage } from '../pages/domains/domains-page.tsx';
import { NoAccessPage } from '../pages/plain/no-access-page.tsx';
import { MissingContent, NotFoundPage } from '../pages/plain/not-found-page.tsx';
import { AdminShell } from './admin-shell.tsx';

type AdminPage = (tenant: Tenant, params: Record<string, string>) => ReactNode;

const pages: [string, AdminPage][] = [
  ['/admin/:slug', (tenant) => <Forward to={`/admin/${encodeURIComponent(tenant.slug)}/domains`} />],
  ['/admin/:slug/domains', (tenant) => <DomainsPage tenant={tenant} />],
  ['/admin/:slug/domains/new', (tenant) => <AddDomainPage tenant={tenant} />],
  ['/admin/:slug/domains/:name', (tenant, { name }) => <DomainPage key={name} tenant={tenant} name={name!} />],
  ['/admin/:slug/audit', (tenant) => <AuditPage tenant={tenant} />],
];

interface Props {
  me: Me;
  slug: string;
  path: string;
}

/** Fails closed: only a tenant that `/api/me` calls administered by this person gets any administration at all. */
export function AdminArea({ me, slug, path }: Props) {
  const tenant = me.tenants.find((candidate) => candidate.slug === slug);
  if (tenant === undefined) return <NotFoundPage me={me} />;
  if (tenant.role !== 'admin') return <NoAccessPage me={me} tenant={tenant} />;
  return <AdminShell key={tenant.id} me={me} tenant={tenant}>{pageAt(tenant, path)}</AdminShell>;
}

function pageAt(tenant: Tenant, path: string): ReactNode {
  for (const [pattern, page] of pages) {
    const params = matchRoute(pattern, path);
    if (params !== null) return page(tenant, params);
  }
  return <MissingContent />;
}

function Forward({ to }: { to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
