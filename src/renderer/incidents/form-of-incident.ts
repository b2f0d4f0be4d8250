/** Which form lies open on an event, and which line of it is written: `new` for another one. */
export interface FormOfIncident {
  form: 'change' | 'entry' | 'leg' | 'aftercare' | 'lessons';
  id: string;
}
