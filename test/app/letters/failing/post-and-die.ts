import { Temporal } from 'temporal-polyfill';
import { compose } from '../../../../functions/runtime/composition.ts';
import { environmentOf } from '../../../../functions/runtime/environment.ts';
import { postLetters } from '../../../../shared/app/letters/post-letters.ts';
import { dyingClient } from '../../clock/crash-client.ts';

// node post-and-die.ts ENDPOINT TABLE INSTANT before|after WRITE SES_ENDPOINT
const [endpoint = '', name = '', instant = '', when, write, ses] = process.argv.slice(2);
const environment = environmentOf({
  TABLE_NAME: name,
  DYNAMODB_ENDPOINT: endpoint,
  SES_ENDPOINT: ses,
  SEND_RATE: '1000',
  LINK_KEYS: 'a-key-that-only-tests-use',
});
const death = { when: when === 'before' ? 'before' : 'after', write: Number(write) } as const;
const client = dyingClient(endpoint, death);
const { store, postServices: office } = compose(environment, client);
await postLetters(store, office(60_000), Temporal.Instant.from(instant));
client.destroy();
