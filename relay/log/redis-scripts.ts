/**
 * Keeps entries that are not kept yet, in one step: their keys, their numbers and themselves. With no
 * entries it only answers where the log ends, and begins one where there is none.
 *
 * KEYS: the log's end, its stream, the keys of each entry.
 * ARGV: a name for a new log, how many entries to keep, for how many milliseconds to know a key, then
 *       of each entry how many keys it has, its time and its text.
 * Answers: the log's name, its head, then 1 for each entry that was kept and 0 for each repeat.
 */
export const APPEND = `
local log = redis.call('HGET', KEYS[1], 'log')
local head = tonumber(redis.call('HGET', KEYS[1], 'head') or 0)
if not log then
  log = ARGV[1]
  head = 0
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[1], 'log', log, 'head', 0)
end
local answer = {log, 0}
local key = 3
for i = 4, #ARGV, 3 do
  local fresh = 1
  for _ = 1, ARGV[i] do
    if not redis.call('SET', KEYS[key], '', 'NX', 'PX', ARGV[3]) then fresh = 0 end
    key = key + 1
  end
  if fresh == 1 then
    head = head + 1
    local id = string.format('%.0f-%s', head, ARGV[i + 1])
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], id, 'e', ARGV[i + 2])
  end
  answer[#answer + 1] = fresh
end
redis.call('HSET', KEYS[1], 'head', string.format('%.0f', head))
answer[2] = head
return answer
`;

/**
 * Gives the log another name, unless somebody did so before: its numbers cannot be compared with those
 * of the log that was called `expected`.
 *
 * KEYS: the log's end. ARGV: expected, another name. Answers the name that it has now.
 */
export const RENAME = `
local log = redis.call('HGET', KEYS[1], 'log')
if log == ARGV[1] then
  redis.call('HSET', KEYS[1], 'log', ARGV[2])
  return ARGV[2]
end
return log
`;
