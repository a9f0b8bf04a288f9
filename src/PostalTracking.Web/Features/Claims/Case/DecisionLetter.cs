using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>A decision as a letter: the sum, the rule, what it rests on, what would change it, and how to disagree.</summary>
/// <param name="Rests">The evidence that was there; null: the talk and the papers of the parcel alone.</param>
/// <param name="Appeal">Null where there is nothing to disagree with, and in every letter but the last.</param>
internal sealed record DecisionLetter(
    string Sum, string Reason, string Rule, string? Rests, string? Words, string? Change, string? Appeal)
{
    /// <summary>Null for an entry that decides nothing.</summary>
    public static DecisionLetter? Of(CaseFile file, ClaimEntry entry, string language)
    {
        if (entry is not
            {
                Kind: ClaimEntryKind.Moved,
                To: ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected,
                From: not ClaimStatus.OnHold,
                Reason: { } reason,
            })
        {
            return null;
        }

        var rests = file.Files.Where(one => one.State == EvidenceState.Ready && one.ReceivedAt <= entry.At)
            .Select(one => one.Kind).Distinct().ToList();
        var isLast = !file.Story.Any(later => later.Sequence > entry.Sequence && Decides(later));
        return new(
            CaseTexts.For($"Letter.{entry.To}", language,
                Roubles.Of(entry.Amount ?? 0, language), Roubles.Of(file.Claim.AmountAsked ?? 0, language)),
            ClaimTexts.For("Reason", reason, language),
            CaseTexts.For($"Rule.{reason}", language),
            rests.Count > 0 ? CaseTexts.Listed(rests, language) : null,
            entry.Text,
            entry.To == ClaimStatus.Approved ? null : CaseTexts.For($"Change.{reason}", language),
            isLast && entry.To != ClaimStatus.Approved ? AppealOf(file, language) : null);
    }

    private static bool Decides(ClaimEntry entry) =>
        entry is
        {
            Kind: ClaimEntryKind.Moved,
            To: ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected,
            Reason: not null,
        };

    private static string? AppealOf(CaseFile file, string language)
    {
        var left = file.Terms.Appeals - file.Claim.Appeals;
        return file.Claim.Status == ClaimStatus.Appealed ? null
            : left <= 0 ? CaseTexts.For("Letter.AppealsUsedUp", language)
            : file.AppealUntil is { } until && until < file.Now
                ? CaseTexts.For("Letter.AppealTooLate", language, file.Until(until, language))
            : file.MayAppeal
                ? CaseTexts.For("Letter.Appeal", language, file.Until(file.AppealUntil!.Value, language), AppealsLeft(left, language))
            : null;
    }

    /// <summary>"можно ещё 2 раза".</summary>
    public static string AppealsLeft(int left, string language) => CaseTexts.Words.Counted("Appeal.Left", language, left);
}
