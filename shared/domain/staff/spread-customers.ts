/** A specialist as the spreading of customers sees them. */
export interface Share {
  staffId: string;
  capacity: number;
  customers: number;
}

/**
 * The specialist who takes the next customer: the one who would have the fewest customers in
 * proportion to capacity, then the one whose id comes first. Undefined when nobody has capacity.
 */
export function nextSpecialist(shares: readonly Share[]): Share | undefined {
  let best: Share | undefined;
  for (const share of shares) {
    if (share.capacity <= 0) continue;
    if (!best) {
      best = share;
      continue;
    }
    // Compared crosswise, in whole numbers: (a+1)/ca < (b+1)/cb.
    const difference = (share.customers + 1) * best.capacity - (best.customers + 1) * share.capacity;
    if (difference < 0 || (difference === 0 && share.staffId < best.staffId)) best = share;
  }
  return best;
}
