import {configPart} from '../platform/process/config-part.ts';
import {whole} from '../platform/process/config-values.ts';

export const meteringConfig = configPart({
	variables: {
		USAGE_RETENTION_MONTHS: {schema: whole(2, 1200), says: 'Months that usage events are kept; what they add up to stays', default: '13'},
	},
	named: values => ({usageRetentionMonths: values.USAGE_RETENTION_MONTHS}),
});
