import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { matchRoute } from '../src/lib/router.ts';

describe('matchRoute', () => {
  test('fixed path', () => assert.deepEqual(matchRoute('/admin', '/admin'), {}));
  test('named parts', () => {
    assert.deepEqual(matchRoute('/admin/:slug/domains/:name', '/admin/acme/domains/a.test'), {
      slug: 'acme',
      name: 'a.test',
    });
  });
  test('parts are decoded', () =>
    assert.deepEqual(matchRoute('/:name', '/m%C3%BCnchen.test'), { name: 'münchen.test' }));
  test('broken encoding does not match', () => assert.equal(matchRoute('/:name', '/%E0%A4%A'), null));
  test('an empty part does not match', () => assert.equal(matchRoute('/admin/:slug', '/admin/'), null));
  test('longer paths do not match', () => assert.equal(matchRoute('/admin/:slug', '/admin/acme/audit'), null));
});
