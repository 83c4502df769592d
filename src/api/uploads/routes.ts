import type {AnyRoute} from '../http/route.ts';
import {serveUpload, uploadIcon, uploadTemplateImage} from './uploads.ts';

export const uploadRoutes: readonly AnyRoute[] = [uploadIcon, uploadTemplateImage, serveUpload];
