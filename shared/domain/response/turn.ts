import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { instantTextSchema } from '../time/dates.ts';

/** Whose turn it is to answer, and what the clock does next. */
export const turnSchema = lazily(() =>
  z.object({
    /**
     * On which rung of the ladder, from 0; while another department is asked, the rung that asked.
     */
    rung: z.number(),
    holder: z.string().nullable(),
    /** Absent people in whose place the holder stands. */
    passedOver: z.array(z.string()).readonly(),
    /**
     * The other department whose head holds the turn, and everybody who asked one since the matter
     * came to this rung.
     */
    asked: z.object({ department: z.string(), by: z.array(z.string()).readonly() }).nullable(),
    /**
     * When the turn came: the report, the deadline before, or the moment at which the department
     * was asked.
     */
    since: instantTextSchema,
    start: instantTextSchema,
    deadline: instantTextSchema,
    next: z.object({ does: z.enum(['warn', 'escalate', 'remind']), at: instantTextSchema }),
    /** How many working hours the top of the ladder has let pass. */
    reminded: z.number(),
  }),
);

export type Turn = z.infer<ReturnType<typeof turnSchema>>;

/** Whose deadline passed without an answer; a null department is customer service. */
export const passedSchema = lazily(() =>
  z.object({ holder: z.string().nullable(), department: z.string().nullable() }),
);
export type Passed = z.infer<ReturnType<typeof passedSchema>>;

/** Of a turn, what a history keeps of how it was handed on. */
export const handed = ({ holder, passedOver, rung, deadline }: Turn) => ({
  holder,
  passedOver,
  rung,
  deadline,
});

/** Who let the deadline of a turn pass. */
export const passedBy = ({ holder, asked }: Turn): Passed => ({
  holder,
  department: asked?.department ?? null,
});
