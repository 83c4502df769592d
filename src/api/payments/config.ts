import {configPart} from '../../domain/platform/process/config-part.ts';
import {list} from '../../domain/platform/process/config-values.ts';

export const paymentPagesConfig = configPart({
	variables: {
		ALLOWED_RETURN_ORIGINS: {
			schema: list,
			says: 'Origins that customers may be sent back to from a page of a payment provider',
			default: '',
		},
	},
	named: values => ({returnOrigins: values.ALLOWED_RETURN_ORIGINS}),
});
