import { describe, expect, test } from 'vitest';
import { FALLEN, STANDING, statusCounts } from '../../../shared/domain/reading/order-status.ts';

describe('the status of an order', () => {
  test.each([
    'paid',
    'Fulfilled',
    'ON HOLD',
    'on-hold',
    'wc-on-hold',
    'partially_refunded',
    '已完成',
    '待付款',
  ])('%s leaves it standing', (word) => {
    expect(statusCounts(word)).toBe(true);
  });
  test.each([
    'Cancelled',
    'canceled',
    'VOIDED',
    'refunded',
    'wc-failed',
    'checkout-draft',
    '交易关闭',
    '退货',
    '作废',
  ])('%s takes it away', (word) => {
    expect(statusCounts(word)).toBe(false);
  });
  test.each(['gone fishing', '状态不明', '', 'constructor', 'paid?', 'closed', '已关闭'])(
    '"%s" is not understood',
    (word) => {
      expect(statusCounts(word)).toBeUndefined();
    },
  );
  test('no word is in both lists', () => {
    for (const word of STANDING) expect(statusCounts(word), word).toBe(true);
    for (const word of FALLEN) expect(statusCounts(word), word).toBe(false);
  });
});
