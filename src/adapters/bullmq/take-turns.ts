import type {Cluster, Redis} from 'ioredis';

/** Whose work a job is: a tenant's, a partner's own, or nobody's. */
export type JobOwner = Readonly<{tenantId?: string | null | undefined; partnerId?: string | null | undefined}>;

/** A job that is put into a queue. Nobody's work takes its turns by the job's name. */
export type QueuedFor = Readonly<{name: string; owner: JobOwner}>;

/** Turns that the tenants of one partner have in a round, together. */
export const PARTNER_TURNS = 4;
/** Rounds that are full for a partner are passed over, so many at most for a job. */
const ROUNDS_LOOKED_AT = 200;
/** The last round there is: BullMQ knows no greater priority. A queue that never came to rest until then takes work as it comes. */
const LAST_ROUND = 2_097_151;

/**
 * Start-time fair queueing: a job goes into the first round in which its owner has no job yet, behind the round that is being worked on. So
 * a round is closed when it is come to, and whoever waits in the next one is passed over by nobody. Rounds are BullMQ's priorities; what is
 * worked on is the least of those that wait. A queue in which nothing waits, and nothing is put off, begins again with the first round.
 *
 * The sorted set holds, by the round as score: '' the first round that is open; an owner's last round; a partner's first round with room; and
 * of a partner's round how many turns are taken, as the score's fraction. What lies before the first open round is forgotten.
 */
const SCRIPT = `
local waiting, delayed, turns = KEYS[1], KEYS[2], KEYS[3]
local share, looked, last = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local scoreOf = function(member) return tonumber(redis.call('ZSCORE', turns, member) or 0) end
local first = redis.call('ZRANGE', waiting, 0, 0, 'WITHSCORES')[2]
if not first and redis.call('ZCARD', delayed) == 0 then redis.call('DEL', turns) end
local round = math.max(1, scoreOf(''), first and math.floor(tonumber(first) / 0x100000000) + 1 or 1)
redis.call('ZREMRANGEBYSCORE', turns, '-inf', '(' .. round)
redis.call('ZADD', turns, round, '')
local found = {}
for i = 4, #ARGV, 2 do
	local owner, partner = ARGV[i], ARGV[i + 1]
	local turn = math.max(round, scoreOf(owner) + 1)
	if partner ~= '' then
		local room = math.max(round, scoreOf(partner))
		turn = math.max(turn, room)
		local takenIn = function(nth) return math.floor((scoreOf(partner .. ' ' .. nth) % 1) * 1024 + 0.5) end
		local taken = takenIn(turn)
		for _ = 1, looked do
			if taken < share then break end
			turn = turn + 1
			taken = takenIn(turn)
		end
		redis.call('ZADD', turns, turn + (taken + 1) / 1024, partner .. ' ' .. turn)
		if turn == room and taken + 1 >= share then redis.call('ZADD', turns, room + 1, partner) end
	end
	redis.call('ZADD', turns, turn, owner)
	found[#found + 1] = math.min(turn, last)
end
return found`;

type Keys = Readonly<{waiting: string; delayed: string; turns: string}>;

/** The rounds in which jobs have their turns, in the order in which they are put into a queue. */
export async function takeTurns(connection: Redis | Cluster, keys: Keys, jobs: readonly QueuedFor[]): Promise<number[]> {
	const owners = jobs.flatMap(({name, owner: {tenantId, partnerId}}) => [
		tenantId ?? (partnerId ? `${partnerId} itself` : `job ${name}`),
		partnerId ?? '',
	]);
	const found = await connection.eval(
		SCRIPT,
		3,
		keys.waiting,
		keys.delayed,
		keys.turns,
		PARTNER_TURNS,
		ROUNDS_LOOKED_AT,
		LAST_ROUND,
		...owners,
	);
	return found as number[];
}
