const MINUTES_OF_DAY = 1440;

/** What units of time are called in a language; a blank stands before them. */
interface Units {
  day: string;
  hour: string;
  minute: string;
}

/** How spans of time read in one language: `1 h 25 min`, `3 d 2 h`. */
export interface Spans {
  /** @param minutes of working time. */
  duration(minutes: number): string;
  /** Time by the clock on the wall, days and nights included. */
  elapsed(seconds: number): string;
}

export function spansIn({ day, hour, minute }: Units): Spans {
  const duration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = [
      ...(hours > 0 ? [`${hours} ${hour}`] : []),
      ...(rest > 0 || hours === 0 ? [`${rest} ${minute}`] : []),
    ];
    return parts.join(' ');
  };
  return {
    duration,
    elapsed(seconds) {
      const minutes = Math.round(seconds / 60);
      const days = Math.floor(minutes / MINUTES_OF_DAY);
      const hours = Math.floor((minutes % MINUTES_OF_DAY) / 60);
      if (days === 0) return duration(minutes);
      return [`${days} ${day}`, ...(hours > 0 ? [`${hours} ${hour}`] : [])].join(' ');
    },
  };
}
