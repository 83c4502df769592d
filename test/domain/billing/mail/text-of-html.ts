import test from 'ava';
import {textOfHtml} from '../../../../src/domain/billing/mail/text-of-html.ts';

test('the words of a mail keep their paragraphs and lines, without what only shows', t => {
	const html =
		'<style>p {color: red}</style><p>Dear  customer,</p>\n<p>Pay <b>EUR&nbsp;5</b><br>\nby Monday &amp; smile.</p>\n<!-- x --><ul><li>one</li><li>two</li></ul>';
	t.is(textOfHtml(html), 'Dear customer,\n\nPay EUR\u00a05\nby Monday & smile.\n\none\ntwo\n');
});

test('what was escaped is a character again, once', t => {
	t.is(textOfHtml('<p>&lt;b&gt; &#39;x&#39; &#x20AC; &amp;lt; &unknown; &#9999999;</p>'), "<b> 'x' € &lt; &unknown; &#9999999;\n");
});
