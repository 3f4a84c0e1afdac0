import { type Item, PRICES, SERVICES, type Service } from './model/prices.ts';

/** How much of everything that has a price is used in a month. */
export type Quantities = { [item in Item]: number };

export interface BillLine {
  item: Item;
  quantity: number;
  usd: number;
  /** After what every account has free each month; the account is taken to hold nothing else. */
  usdAfterFree: number;
}

export interface ServiceBill {
  service: Service;
  usd: number;
  usdAfterFree: number;
  lines: readonly BillLine[];
}

export interface Bill {
  services: readonly ServiceBill[];
  usd: number;
  usdAfterFree: number;
}

const ITEMS = Object.keys(PRICES).filter((name): name is Item => name in PRICES);

function line(item: Item, quantity: number): BillLine {
  const { usd, per, freeAMonth } = PRICES[item];
  const priceOf = (count: number) => (count / per) * usd;
  return {
    item,
    quantity,
    usd: priceOf(quantity),
    usdAfterFree: priceOf(Math.max(0, quantity - freeAMonth)),
  };
}

const sum = <T>(entries: readonly T[], of: (entry: T) => number): number =>
  entries.reduce((total, entry) => total + of(entry), 0);

export function billFor(quantities: Quantities): Bill {
  const services = SERVICES.map((service): ServiceBill => {
    const lines = ITEMS.filter((item) => PRICES[item].service === service).map((item) =>
      line(item, quantities[item]),
    );
    return {
      service,
      usd: sum(lines, ({ usd }) => usd),
      usdAfterFree: sum(lines, ({ usdAfterFree }) => usdAfterFree),
      lines,
    };
  });
  return {
    services,
    usd: sum(services, ({ usd }) => usd),
    usdAfterFree: sum(services, ({ usdAfterFree }) => usdAfterFree),
  };
}
