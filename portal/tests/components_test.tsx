import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { renderToStaticMarkup } from 'react-dom/server';
import { initials } from '../src/ui/avatar.tsx';
import { Button } from '../src/ui/button.tsx';
import { Field } from '../src/ui/field.tsx';
import { StepPath } from '../src/ui/step-path.tsx';
import { Evidence } from '../src/pages/domains/evidence.tsx';
import { RecordFields } from '../src/pages/domains/record-fields.tsx';
import { sampleCheck, sampleRecord } from './samples.ts';

describe('button', () => {
  test('busy stays focusable and says so', () => {
    const markup = renderToStaticMarkup(<Button busy>Save</Button>);
    assert.match(markup, /aria-disabled="true"/);
    assert.doesNotMatch(markup, / disabled/);
  });
});

describe('field', () => {
  test('an error takes the place of the hint and is tied to the input', () => {
    const markup = renderToStaticMarkup(<Field label='Name' hint='hint' error='wrong' />);
    const note = /aria-describedby="([^"]+)"/.exec(markup)![1]!;
    assert(markup.includes(`id="${note}"`));
    assert.match(markup, /aria-invalid="true"/);
    assert.doesNotMatch(markup, /hint</);
  });
});

describe('step path', () => {
  test('exactly one step is current', () => {
    const markup = renderToStaticMarkup(<StepPath label='Steps' steps={['a', 'b', 'c']} current={1} />);
    assert.equal(markup.split('aria-current="step"').length, 2);
  });
  test('a finished path has none', () => {
    assert.doesNotMatch(renderToStaticMarkup(<StepPath label='Steps' steps={['a']} current={1} />), /aria-current/);
  });
});

describe('initials', () => {
  const rows: [string, string][] = [['Anna Berg', 'AB'], ['Anna Maria Berg', 'AB'], ['anna', 'A'], ['', '']];
  for (const [name, letters] of rows) test(`"${name}" is "${letters}"`, () => assert.equal(initials(name), letters));
});

describe('record', () => {
  test('shows the short and the whole name, never shortened', () => {
    const value = 'x'.repeat(300);
    const record = sampleRecord({ type: 'TXT', name: '_dmarc.acme.test', relativeName: '_dmarc', value });
    const markup = renderToStaticMarkup(<RecordFields record={record} />);
    for (const text of ['>_dmarc<', '>_dmarc.acme.test<', value]) assert(markup.includes(text), text);
  });
  test('a provider whose form wants no name for the domain itself is told so', () => {
    const bare = renderToStaticMarkup(<RecordFields record={sampleRecord()} apex='' />);
    assert(bare.includes('leave it empty') && !bare.includes('>@<') && bare.includes('>acme.test<'));
    assert(renderToStaticMarkup(<RecordFields record={sampleRecord()} apex='@' />).includes('>@<'));
    const below = sampleRecord({ name: '_dmarc.acme.test', relativeName: '_dmarc' });
    assert(renderToStaticMarkup(<RecordFields record={below} apex='' />).includes('>_dmarc<'));
  });
  test('a server record comes in its parts', () => {
    const record = sampleRecord({ fields: { priority: 10, target: 'mx1.host.test' } });
    const markup = renderToStaticMarkup(<RecordFields record={record} />);
    assert(markup.includes('>10<') && markup.includes('>mx1.host.test<') && !markup.includes('10 mx1'));
  });
});

describe('evidence', () => {
  test('text from strangers is shown as text', () => {
    const found = [{ resolver: 'r1', type: 'TXT', value: '<script>alert(1)</script>', ttl: 60 }];
    const markup = renderToStaticMarkup(
      <Evidence check={sampleCheck('spf', 'spf:@', { status: 'mismatch', found })} resolvers={[]} />,
    );
    assert.doesNotMatch(markup, /<script/);
  });
  test('an unknown code still gives a sentence', () => {
    const markup = renderToStaticMarkup(
      <Evidence check={sampleCheck('mx', 'mx:@', { codes: ['MX_NEW_RULE'] })} resolvers={[]} />,
    );
    assert.match(markup, /Compare this record/);
  });
  test('no waiting is said as such', () => {
    const markup = renderToStaticMarkup(
      <Evidence check={sampleCheck('mx', 'mx:@', { retryAfterSeconds: 0 })} resolvers={[]} />,
    );
    assert.match(markup, /visible at once/);
  });
});
