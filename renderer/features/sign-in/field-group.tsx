import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import classes from './field-group.module.css';
import type { ProfileFormValues } from './profile-draft.ts';
import type { Way } from './way.ts';

/** What each group of fields is given. */
export interface FieldsProps {
  readonly form: UseFormReturnType<ProfileFormValues>;
  readonly way: Way;
}

/** Fields that belong together, two in a line where there is room. */
export function FieldGroup({
  title,
  what,
  children,
}: {
  title: string;
  what?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.title}>{title}</legend>
      {what !== undefined && <p className={classes.what}>{what}</p>}
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}
