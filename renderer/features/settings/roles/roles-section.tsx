import { Button } from '@mantine/core';
import { IconPlus, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import {
  DEFAULT_ROLE_RULES,
  type RoleRule,
  roleSettingsSchema,
} from '../../../../common/floor/roles.ts';
import { moved, put, without } from '../in-order.ts';
import { OrderedActs } from '../ordered-acts.tsx';
import rows from '../rows.module.css';
import type { SectionProps } from '../section-props.ts';
import { Corrections } from './corrections.tsx';
import { RoleTrial } from './role-trial.tsx';
import classes from './roles-section.module.css';
import { RuleDialog } from './rule-dialog.tsx';
import { rolesWords as words } from './words.ts';

/** How the role of a person is told: rules in their order, and what was said by hand. */
export function RolesSection({ settings, onChange }: SectionProps) {
  const { rules, corrections } = settings.roles;
  /** The rule that is being edited: its place, or null for a new one. */
  const [edited, setEdited] = useState<{ readonly at: number | null } | null>(null);
  const [deciding, setDeciding] = useState<number | null>(null);

  function change(next: readonly RoleRule[]): void {
    onChange({ roles: { rules: [...next], corrections } });
  }

  return (
    <>
      <RoleTrial rules={rules} corrections={corrections} onDecided={setDeciding} />
      <section className={rows.group} aria-labelledby="role-rules">
        <h3 id="role-rules" className={rows.title}>
          {words.rules()}
        </h3>
        {rules.length === 0 && <p className={rows.empty}>{words.noRules()}</p>}
        {rules.length > 0 && (
          <ol className={rows.list}>
            {rules.map((rule, at) => (
              <li
                // Two rules may be the same, and only their places tell them apart.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={at}
                className={rows.row}
                data-decides={deciding === at || undefined}
              >
                <span className={classes.place}>{words.place(at)}</span>
                <span className={classes.role}>{words.role(rule.role)}</span>
                <span className={rows.main}>
                  {words.rule(rule)}
                  {deciding === at && <span className={classes.decides}>{words.decides()}</span>}
                </span>
                <OrderedActs
                  name={words.ruleName(at)}
                  isFirst={at === 0}
                  isLast={at === rules.length - 1}
                  onMove={(by) => change(moved(rules, at, by))}
                  onEdit={() => setEdited({ at })}
                  onDelete={() => change(without(rules, at))}
                />
              </li>
            ))}
          </ol>
        )}
        <div className={rows.foot}>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setEdited({ at: null })}
          >
            {words.add()}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRestore size={15} aria-hidden />}
            disabled={JSON.stringify(rules) === JSON.stringify(DEFAULT_ROLE_RULES)}
            onClick={() => change(DEFAULT_ROLE_RULES)}
          >
            {words.reset()}
          </Button>
        </div>
      </section>
      <Corrections
        corrections={corrections}
        onRemove={(at) => onChange({ roles: { rules, corrections: without(corrections, at) } })}
      />
      <RuleDialog
        edited={edited}
        rules={rules}
        onClose={() => setEdited(null)}
        onSave={(rule) => {
          const judged = roleSettingsSchema.shape.rules.safeParse(
            put(rules, edited?.at ?? null, rule),
          );
          if (!judged.success) return judged.error.issues[0]?.message ?? null;
          change(judged.data);
          setEdited(null);
          return null;
        }}
      />
    </>
  );
}
