// Short words for what there is no room to list.

export const counted = (many, one) => (many === 1 ? `1 ${one}` : `${many} ${one}s`);

/** The first, and how many more there are. */
export const shortened = ([first = '', ...more]) => (more.length ? `${first} +${more.length}` : first);
