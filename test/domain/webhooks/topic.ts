import test from 'ava';
import {facts} from '../../../src/domain/events.ts';
import {matchesTopic, topicFault, topics} from '../../../src/domain/webhooks/topic.ts';

for (const [glob, type, isMatch] of [
	['*', 'subscription.activated', true],
	['subscription.*', 'subscription.activated', true],
	['subscription.activated', 'subscription.activated', true],
	['subscription', 'subscription.activated', false],
	['subscription.act', 'subscription.activated', false],
	['subscription.*', 'subscriptions.activated', false],
	['subscription.*', 'pack_subscription.activated', false],
	['subscription.activated', 'subscriptionXactivated', false],
] as const) {
	test(`${glob} ${isMatch ? 'matches' : 'does not match'} ${type}`, t => {
		t.is(matchesTopic(glob, type), isMatch);
	});
}

test('topics are the public facts', t => {
	t.deepEqual(
		topics,
		Object.entries(facts).flatMap(([type, {isPublic}]) => (isPublic ? [type] : [])),
	);
	for (const topic of topics) t.is(topicFault(topic), undefined);
});

test('a glob must name something that can happen', t => {
	t.is(topicFault('*'), undefined);
	t.is(topicFault('subscription.*'), undefined);
	for (const glob of ['nothing.*', 'subscription.nothing']) t.regex(String(topicFault(glob)), /names nothing that can happen/);
});

test('what is no glob is refused before it becomes a pattern', t => {
	for (const glob of ['', '.', '.*', '*.*', 'a.*.b', 'Subscription.*', '(a+)+', 'subscription.(.*)', '**', 'subscription.*\n', '^', '$']) {
		t.regex(String(topicFault(glob)), /must be a topic like/, glob);
	}
});
