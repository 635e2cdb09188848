// Documents as a person writes them, put as the contract has them.
function value(of) {
  if (typeof of === 'number') return { long_value: of };
  if (typeof of === 'object') return { geo_point_value: of };
  return { string_value: of };
}

export function document(key, fields) {
  return {
    key,
    fields: Object.fromEntries(Object.entries(fields).map(([name, given]) => [
      name,
      { values: (Array.isArray(given) ? given : [given]).map(value) },
    ])),
  };
}
