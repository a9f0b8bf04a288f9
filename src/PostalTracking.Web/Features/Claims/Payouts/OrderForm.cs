using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The desk's form that orders a payout, on the case page and on a page of its own.</summary>
/// <param name="Typed">Roubles as typed; null: all that is left.</param>
/// <param name="PayeeAt">When the account was said, in words.</param>
internal sealed record OrderForm(Claim Claim, ClaimPayee? Payee, string? PayeeAt, ClaimTerms Terms, string Language, string? Typed = null)
{
    public string Key { get; } = FormKey.New();

    public string Amount => Typed ?? (Claim.Sums().Left / 100m).ToString(
        Claim.Sums().Left % 100 == 0 ? "0" : "0.00", ResourceTexts.Culture(Language));

    public bool CanBeSent => Payee is not null && PayoutRules.CanBeOrderedIn(Claim.Status) && Claim.Sums().Left > 0;
}
