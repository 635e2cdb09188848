/**
 * What a run has measured, for people: tables, a chart, and what became of each bar.
 *
 * <p>Start with {@link dev.weir.load.report.Report}. Nothing is measured here, and no number is changed but by
 * rounding.
 */
@NullMarked
package dev.weir.load.report;

import org.jspecify.annotations.NullMarked;
