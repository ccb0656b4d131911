import { z } from 'zod';

/** Who somebody on a call is to the call centre, as far as anybody can tell. */
export const ROLES = ['agent', 'customer', 'supervisor', 'external', 'unknown'] as const;
export type Role = (typeof ROLES)[number];

const text = z.string().trim().min(1, 'Type what to look for').max(128, 'Use at most 128 letters');
const textTest = { how: z.enum(['is', 'begins', 'contains', 'ends']), text };

/** One thing that a rule asks of a participant. Texts are compared without case and accents. */
const roleConditionSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('label'), ...textTest }),
  z.object({ of: z.literal('address'), ...textTest }),
  /** Where they are reached: a Voice SDK client, a SIP phone, a telephone number. */
  z.object({ of: z.literal('endpoint'), is: z.enum(['client', 'sip', 'number']) }),
  z.object({ of: z.literal('direction'), is: z.enum(['inbound', 'outbound']) }),
]);

/** The role of everybody of whom all the conditions are true. */
const roleRuleSchema = z.object({
  role: z.enum(ROLES),
  when: z.array(roleConditionSchema).min(1, 'Say whom the rule is about').max(4),
});

/** What somebody said by hand, of everybody with exactly this label or address. */
const roleCorrectionSchema = z.object({
  of: z.enum(['label', 'address']),
  text,
  role: z.enum(ROLES),
});

/** Rules in their order, of which the first that fits decides, and corrections, which come before them. */
export const roleSettingsSchema = z.object({
  rules: z.array(roleRuleSchema).max(100, 'Use at most 100 rules'),
  corrections: z.array(roleCorrectionSchema).max(2_000, 'Use at most 2,000 corrections'),
});

export type RoleCondition = Readonly<z.infer<typeof roleConditionSchema>>;
export type RoleCorrection = Readonly<z.infer<typeof roleCorrectionSchema>>;
export type RoleRule = Readonly<z.infer<typeof roleRuleSchema>>;
export type RoleSettings = Readonly<z.infer<typeof roleSettingsSchema>>;

/**
 * Callers come in over the telephone; who works here has a label, a softphone or a desk phone; a number
 * that was dialled is somebody who was fetched.
 */
export const DEFAULT_ROLE_RULES: RoleRule[] = [
  { role: 'agent', when: [{ of: 'label', how: 'begins', text: 'Agent' }] },
  { role: 'customer', when: [{ of: 'label', how: 'begins', text: 'Customer' }] },
  { role: 'customer', when: [{ of: 'label', how: 'begins', text: 'Caller' }] },
  { role: 'supervisor', when: [{ of: 'label', how: 'begins', text: 'Supervisor' }] },
  { role: 'agent', when: [{ of: 'endpoint', is: 'client' }] },
  {
    role: 'external',
    when: [
      { of: 'endpoint', is: 'sip' },
      { of: 'direction', is: 'outbound' },
    ],
  },
  {
    role: 'customer',
    when: [
      { of: 'endpoint', is: 'number' },
      { of: 'direction', is: 'inbound' },
    ],
  },
  {
    role: 'external',
    when: [
      { of: 'endpoint', is: 'number' },
      { of: 'direction', is: 'outbound' },
    ],
  },
];

export const DEFAULT_ROLES: RoleSettings = { rules: DEFAULT_ROLE_RULES, corrections: [] };
