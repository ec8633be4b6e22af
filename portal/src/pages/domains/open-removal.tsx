import { t } from '../../i18n/t.ts';
import { Banner } from '../../ui/banner.tsx';
import type { StageProps } from './domain-page.tsx';
import { StuckOperation } from './stuck-operation.tsx';

/** A removal that is not finished: under way, or stopped. */
export function OpenRemoval(props: StageProps) {
  const { operation } = props.domain;
  if (operation?.kind !== 'domain.remove') return null;
  if (operation.state === 'running') return <Banner tone='wait' title={t('remove.progress')} />;
  if (operation.state !== 'needs_attention') return null;
  return <StuckOperation {...props} operation={operation} title={t('remove.stuckTitle')} />;
}
