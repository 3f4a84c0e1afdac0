import { expect, test } from 'vitest';
import { compose } from '../../functions/runtime/composition.ts';
import { databaseClient } from '../../functions/runtime/database.ts';
import { environmentOf } from '../../functions/runtime/environment.ts';
import { unsubscribeLinks } from '../../shared/app/links/unsubscribe-link.ts';

test.for(['a-key-that-only-tests-use,', ',a-key-that-only-tests-use', 'x,a-key-that-only-tests-use'])(
  'a list of keys with an empty or short one opens no door: %s',
  (keys) => {
    const client = databaseClient('http://127.0.0.1:1');
    const forged = ['', 'x'].map(
      (key) =>
        unsubscribeLinks([key], 'https://rainbow.example')
          .urlFor('victim@example.com', 'en')
          .split('/')
          .at(-1)!,
    );
    const composed = (list: string) => compose(environmentOf({ LINK_KEYS: list }), client);
    expect(() => composed(keys)).toThrow(
      expect.objectContaining({
        fault: { code: 'setting-bad', name: 'LINK_KEYS', value: '(secret)', allowed: { kind: 'keys' } },
      }),
    );
    const { links } = composed('a-key-that-only-tests-use');
    expect(forged.map((token) => links.unsubscribe.read(token)).filter(Boolean)).toEqual([]);
    client.destroy();
  },
);
