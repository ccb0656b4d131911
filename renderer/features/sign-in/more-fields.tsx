import { Button, Collapse, NumberInput, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { FieldGroup, type FieldsProps } from './field-group.tsx';
import classes from './more-fields.module.css';
import type { ProfileFormValues } from './profile-draft.ts';
import { signInWords } from './words.ts';

const FIELDS: readonly (keyof ProfileFormValues)[] = [
  'region',
  'edge',
  'baseUrl',
  'requestsPerMinute',
  'requestsAtOnce',
];

/** Whether a field is unfolded only with the others here. */
export function isMoreField(field: string): boolean {
  return FIELDS.some((one) => one === field);
}

interface MoreFieldsProps extends FieldsProps {
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** What most leave as it is. */
export function MoreFields({ form, way, isOpen, onToggle }: MoreFieldsProps) {
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        onClick={() => onToggle(!isOpen)}
        aria-expanded={isOpen}
        leftSection={
          isOpen ? (
            <IconChevronDown size={15} aria-hidden />
          ) : (
            <IconChevronRight size={15} aria-hidden />
          )
        }
      >
        {signInWords.more()}
      </Button>
      <Collapse expanded={isOpen} transitionDuration={100}>
        <div className={classes.fields}>
          <FieldGroup title={signInWords.placeAndBudget(way)}>
            {way === 'account' && <Place form={form} />}
            <NumberInput
              label={signInWords.requestsPerMinute()}
              description={signInWords.requestsPerMinuteWhere()}
              min={30}
              max={3_000}
              step={30}
              allowDecimal={false}
              placeholder="300"
              {...form.getInputProps('requestsPerMinute')}
            />
            <NumberInput
              label={signInWords.requestsAtOnce()}
              description={signInWords.requestsAtOnceWhere()}
              min={2}
              max={20}
              allowDecimal={false}
              placeholder="2"
              {...form.getInputProps('requestsAtOnce')}
            />
          </FieldGroup>
        </div>
      </Collapse>
    </div>
  );
}

/** Where Twilio is asked. */
function Place({ form }: Pick<FieldsProps, 'form'>) {
  return (
    <>
      <TextInput
        label={signInWords.region()}
        description={signInWords.regionWhere()}
        placeholder="ie1"
        spellCheck={false}
        {...form.getInputProps('region')}
      />
      <TextInput
        label={signInWords.edge()}
        description={signInWords.edgeWhere()}
        placeholder="dublin"
        spellCheck={false}
        {...form.getInputProps('edge')}
      />
      <TextInput
        className={classes.wide}
        label={signInWords.baseUrl()}
        description={signInWords.baseUrlWhere()}
        placeholder="https://api.twilio.com"
        spellCheck={false}
        {...form.getInputProps('baseUrl')}
      />
    </>
  );
}
