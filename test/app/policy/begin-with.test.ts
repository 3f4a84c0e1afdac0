import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginWith, setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { policyKey } from '../../../shared/store/keys.ts';
import { at, type Department, LONDON, openDepartment, policyOf } from '../../fixtures/department.ts';
import { everything } from '../clock/sweep-scene.ts';
import { spoil } from '../clock/unreadable/poison-scene.ts';

const LISBON = policyOf({ zone: 'Europe/Lisbon', language: 'en' });
const NOW = at('2026-03-02T10:00:00Z');

let department: Department;
beforeEach(async () => {
  department = await openDepartment();
});
afterEach(() => department.stop());

const versions = () => department.store.policyVersions();

test('an empty table begins with the zone and the language of its stage, from the beginning', async () => {
  await beginWith(department.store, LISBON);
  expect(await versions()).toEqual([{ version: 1, effectiveOn: null, policy: LISBON }]);
});

test('a table that has a policy stays as it is, to the last attribute', async () => {
  await setPolicy(department.store, policyOf(LONDON), undefined, NOW);
  const before = await everything(department.table);
  await beginWith(department.store, LISBON);
  await beginWith(department.store, policyOf(LONDON));
  expect(await everything(department.table)).toEqual(before);
});

test('many functions that begin at once make one policy', async () => {
  await Promise.all(Array.from({ length: 8 }, () => beginWith(department.store, LISBON)));
  expect(await versions()).toHaveLength(1);
});

test('two that begin with different zones agree on one of them', async () => {
  const zones = ['Europe/Lisbon', 'Asia/Shanghai'];
  await Promise.all(zones.map((zone) => beginWith(department.store, policyOf({ zone }))));
  const [only, ...others] = await versions();
  expect(others).toEqual([]);
  expect(zones).toContain(only?.policy.zone);
});

test('a first policy that cannot be read is not written over', async () => {
  await beginWith(department.store, LISBON);
  await spoil(department, policyKey(1), { policy: 'no policy' });
  const before = await everything(department.table);
  await beginWith(department.store, policyOf(LONDON));
  expect(await everything(department.table)).toEqual(before);
  await expect(versions()).rejects.toThrow('no policy version can be read');
});
