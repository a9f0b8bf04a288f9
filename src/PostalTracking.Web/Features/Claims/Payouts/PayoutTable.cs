namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Some payouts as a table of the desk.</summary>
/// <param name="MayPay">The reader may go to the page of each.</param>
internal sealed record PayoutTable(IReadOnlyList<PayoutLine> Lines, string Language, bool MayPay, DateTimeOffset Now, string Name);
