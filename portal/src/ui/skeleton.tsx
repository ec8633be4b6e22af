import type { ReactNode } from 'react';
import { t } from '../i18n/t.ts';

/** Grey shapes of the final size; read out as one word. */
export function Skeleton({ children }: { children: ReactNode }) {
  return (
    <div role='status' className='skeleton'>
      <span className='hidden'>{t('state.loading')}</span>
      <div aria-hidden='true'>{children}</div>
    </div>
  );
}

export function Bone({ width = '100%', height = 16 }: { width?: string; height?: number }) {
  return <span className='bone' style={{ width, height }} />;
}

export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <Skeleton>
      <div className='card rows'>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className='bone-row'>
            <Bone width={`${[38, 30, 44, 34][index % 4]}%`} />
            <Bone width='18%' />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
