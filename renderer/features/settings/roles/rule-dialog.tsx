import { Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ROLES, type RoleRule, roleSettingsSchema } from '../../../../common/floor/roles.ts';
import { uiWords } from '../../../ui/words.ts';
import rows from '../rows.module.css';
import { settingsWords } from '../words.ts';
import { ConditionFields } from './condition-fields.tsx';
import { rolesWords as words } from './words.ts';

interface RuleDialogProps {
  /** Null while nobody edits; the place is null for a new rule. */
  readonly edited: { readonly at: number | null } | null;
  readonly rules: readonly RoleRule[];
  /** Answers why it cannot be; null when it is kept. */
  readonly onSave: (rule: RoleRule) => string | null;
  readonly onClose: () => void;
}

/** Whom a rule is about, and who they are. */
export function RuleDialog({ edited, rules, onSave, onClose }: RuleDialogProps) {
  const rule = edited?.at == null ? NEW_RULE : (rules[edited.at] ?? NEW_RULE);
  return (
    <Modal opened={edited !== null} onClose={onClose} title={words.editTitle()} size={640}>
      {edited !== null && <RuleForm rule={rule} onSave={onSave} onClose={onClose} />}
    </Modal>
  );
}

interface RuleFormProps extends Pick<RuleDialogProps, 'onSave' | 'onClose'> {
  readonly rule: RoleRule;
}

function RuleForm({ rule, onSave, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState(rule);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);

  function save(): void {
    const judged = roleSettingsSchema.shape.rules.element.safeParse(draft);
    const issues = judged.error?.issues ?? [];
    setProblems(new Map(issues.map(({ path, message }) => [path.join('.'), message])));
    setProblem(judged.success ? onSave(judged.data) : null);
  }

  function changeRole(value: string): void {
    const role = ROLES.find((one) => one === value);
    if (role !== undefined) setDraft((before) => ({ ...before, role }));
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="md">
        <fieldset className={rows.group}>
          <legend className={rows.title}>{words.conditions()}</legend>
          {draft.when.map((condition, at) => (
            <ConditionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
              key={at}
              at={at}
              condition={condition}
              error={problems.get(`when.${at}.text`) ?? null}
              onChange={(next) =>
                setDraft((before) => ({
                  ...before,
                  when: before.when.map((one, index) => (index === at ? next : one)),
                }))
              }
              onRemove={
                draft.when.length === 1
                  ? null
                  : () =>
                      setDraft((before) => ({
                        ...before,
                        when: before.when.filter((_, index) => index !== at),
                      }))
              }
            />
          ))}
          <p className={rows.what}>{words.caseless()}</p>
          {draft.when.length < MOST_CONDITIONS && (
            <div>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={13} aria-hidden />}
                onClick={() =>
                  setDraft((before) => ({ ...before, when: [...before.when, NEW_CONDITION] }))
                }
              >
                {words.addCondition()}
              </Button>
            </div>
          )}
        </fieldset>
        <NativeSelect
          label={words.thenRole()}
          value={draft.role}
          error={problem}
          data={ROLES.map((value) => ({ value, label: words.role(value) }))}
          onChange={({ currentTarget }) => changeRole(currentTarget.value)}
        />
        <div className={rows.foot}>
          <Button type="submit">{settingsWords.save()}</Button>
          <Button variant="default" onClick={onClose}>
            {uiWords.cancel()}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** As many as the schema allows. */
const MOST_CONDITIONS = 4;
const NEW_CONDITION = { of: 'label', how: 'begins', text: '' } as const;
const NEW_RULE: RoleRule = { role: 'agent', when: [NEW_CONDITION] };
