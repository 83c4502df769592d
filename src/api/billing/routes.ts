import type {AnyRoute} from '../http/route.ts';
import {
	adminGetInvoice,
	adminListInvoices,
	createDraftInvoice,
	deleteDraftInvoice,
	finalizeInvoice,
	reorderLineItems,
	sortLineItemsByDate,
	updateDraftInvoice,
} from './admin-invoices.ts';
import {getBillingProfile, upsertBillingProfile} from './billing-profile.ts';
import {createCreditNote, markInvoicePaid, voidInvoice} from './corrections.ts';
import {adminDownloadInvoicePdf, adminSendInvoice, downloadInvoicePdf, regenerateInvoicePdf, sendInvoiceEmail} from './documents.ts';
import {adminDownloadInvoiceEinvoice, downloadInvoiceEinvoice} from './einvoices.ts';
import {adminExplainInvoice, explainInvoice, recomputeInvoice} from './explanations.ts';
import {getInvoice, listInvoices} from './invoices.ts';
import {adminListInvoiceLines, adminListInvoicePayments, listInvoiceLines, listPayments} from './lists.ts';
import {numberingProof, numberingProofDocuments} from './numbering-proof.ts';
import {adminBillingOverview, getBillingOverview, getUpcomingInvoice} from './overviews.ts';
import {generateInvoices} from './runs.ts';
import {
	cancelCharge,
	createCharge,
	getServiceInvoice,
	getServiceTenantBillingProfile,
	getServiceTenantSubscription,
	listCharges,
	listServiceTenantInvoices,
} from './service-billing.ts';
import {
	createTemplate,
	deleteTemplate,
	duplicateTemplate,
	getTemplate,
	listTemplates,
	listTemplateVariables,
	previewTemplate,
	updateTemplate,
} from './templates.ts';

export const billingRoutes: readonly AnyRoute[] = [
	// billing
	getBillingProfile,
	upsertBillingProfile,
	listInvoices,
	getInvoice,
	downloadInvoicePdf,
	downloadInvoiceEinvoice,
	sendInvoiceEmail,
	getUpcomingInvoice,
	getBillingOverview,
	// admin-billing
	adminListInvoices,
	createDraftInvoice,
	generateInvoices,
	adminGetInvoice,
	updateDraftInvoice,
	deleteDraftInvoice,
	finalizeInvoice,
	createCreditNote,
	markInvoicePaid,
	voidInvoice,
	reorderLineItems,
	sortLineItemsByDate,
	adminDownloadInvoicePdf,
	adminDownloadInvoiceEinvoice,
	regenerateInvoicePdf,
	adminSendInvoice,
	adminBillingOverview,
	listTemplates,
	createTemplate,
	previewTemplate,
	listTemplateVariables,
	getTemplate,
	updateTemplate,
	deleteTemplate,
	duplicateTemplate,
	// ext-billing
	listInvoiceLines,
	adminListInvoiceLines,
	listPayments,
	adminListInvoicePayments,
	numberingProof,
	numberingProofDocuments,
	explainInvoice,
	adminExplainInvoice,
	recomputeInvoice,
	// service-billing
	getServiceTenantSubscription,
	getServiceTenantBillingProfile,
	listServiceTenantInvoices,
	getServiceInvoice,
	createCharge,
	listCharges,
	cancelCharge,
];
