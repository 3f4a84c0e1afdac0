/**
 * Whether a customer or a member of staff may have this id. Words in brackets are the system's own,
 * such as the worklist of nobody; and what every object of JavaScript answers to by itself must not
 * be anybody's name.
 */
export const mayBeId = (id: string): boolean =>
  !/^[(（].*[)）]$/u.test(id) && id !== 'prototype' && !Reflect.has(Object.prototype, id);
