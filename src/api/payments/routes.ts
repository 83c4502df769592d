import type {AnyRoute} from '../http/route.ts';
import {adminListPayments, reconcilePayments} from './admin-payments.ts';
import {addPaymentMethod, deletePaymentMethod, listPaymentMethods, setDefaultPaymentMethod} from './methods.ts';
import {payInvoice} from './pay-invoice.ts';
import {coinbaseWebhook, mollieWebhook, providerWebhook, stripeWebhook} from './provider-webhooks.ts';
import {getProviderConfig, listPaymentProviders} from './providers.ts';
import {refundInvoice, retryRefund} from './refunds.ts';
import {confirmProviderPaymentMethod, setupProviderPaymentMethod} from './setups.ts';

export const paymentRoutes: readonly AnyRoute[] = [
	// billing
	listPaymentMethods,
	addPaymentMethod,
	deletePaymentMethod,
	setDefaultPaymentMethod,
	listPaymentProviders,
	getProviderConfig,
	setupProviderPaymentMethod,
	confirmProviderPaymentMethod,
	// webhooks
	stripeWebhook,
	mollieWebhook,
	coinbaseWebhook,
	providerWebhook,
	// admin-billing
	refundInvoice,
	// ext-payments
	payInvoice,
	retryRefund,
	adminListPayments,
	reconcilePayments,
];
