/** What a school does before anybody is in danger (policy J3, J10): it stands in one place of the rail. */
export const PREVENTION = '日常预防';
