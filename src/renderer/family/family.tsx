import type { FileSectionProps } from '#renderer/students/file-section-props.ts';
import fileClasses from '#renderer/students/students.module.css';
import { Circumstances } from './circumstances.tsx';
import { FormerGuardians } from './former-guardians.tsx';
import { Guardians } from './guardians.tsx';

/** 家庭: whom one calls, and what is known of how the child grows up. */
export function Family(props: FileSectionProps) {
  return (
    <div className={fileClasses.sections}>
      <Guardians {...props} />
      <Circumstances {...props} />
      {props.file.formerGuardians.length > 0 && <FormerGuardians guardians={props.file.formerGuardians} />}
    </div>
  );
}
