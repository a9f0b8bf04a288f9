using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>What a claim's page answers first: whose turn it is and by when, and what there is to do.</summary>
/// <param name="Title">"Ваш ход до 27 ноября", "Наш ход: решим до 2 декабря", "Деньги отправлены 1 декабря".</param>
/// <param name="Asked">What a consultant asks, in the consultant's words.</param>
internal sealed record CaseAnswer(string Title, string Lead, Tone Tone, string? Asked)
{
    public static CaseAnswer Of(CaseFile file, string language)
    {
        var claim = file.Claim;
        var isLate = claim.DueAt < file.Now;
        return new(
            TitleOf(file, isLate, language),
            LeadOf(file, isLate, language),
            ToneOf(claim, isLate),
            claim.Status == ClaimStatus.EvidenceRequested ? file.Story.LastOrDefault(IsAsk)?.Text : null);
    }

    private static bool IsAsk(ClaimEntry entry) => entry is { Kind: ClaimEntryKind.Moved, To: ClaimStatus.EvidenceRequested };

    private static string TitleOf(CaseFile file, bool isLate, string language)
    {
        var claim = file.Claim;
        return claim.DueAt is { } due
            ? CaseTexts.For($"Title.{claim.Status}{(isLate ? ".Late" : "")}", language, file.Until(due, language))
            : CaseTexts.For($"Title.{claim.Status}{(claim is { Status: ClaimStatus.Closed, AmountPaid: > 0 } ? ".Paid" : "")}",
                language, Day(file, file.Story.LastOrDefault(e => e.To == claim.Status)?.At ?? file.Now, language));
    }

    private static string LeadOf(CaseFile file, bool isLate, string language)
    {
        var claim = file.Claim;
        string Said(string key, params ReadOnlySpan<object?> values) => CaseTexts.For($"Lead.{key}", language, values);
        return claim.Status switch
        {
            ClaimStatus.EvidenceRequested when file.Missing.Any() => Said("Send", CaseTexts.Listed(file.Missing, language)),
            ClaimStatus.EvidenceRequested => Said("Answer"),
            ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.PayoutOrdered =>
                Said("Approved", Roubles.Of(claim.AmountApproved, language)),
            ClaimStatus.Paid or ClaimStatus.Closed when claim.AmountPaid > 0 => Said("Paid", Roubles.Of(claim.AmountPaid, language)),
            ClaimStatus.Rejected => file.MayAppeal ? Said("Rejected", file.Until(file.AppealUntil!.Value, language)) : Said("RejectedLast"),
            ClaimStatus.OnHold when file.Story.LastOrDefault(e => e.To == ClaimStatus.OnHold)?.Reason is { } reason =>
                Said("OnHold", ClaimTexts.For("Reason", reason, language)),
            _ when claim.Turn == ClaimSide.Us => Said(isLate ? "Late" : "Nothing"),
            _ => Said(claim.Status.ToString()),
        };
    }

    private static Tone ToneOf(Claim claim, bool isLate) => claim switch
    {
        { Status: ClaimStatus.Paid or ClaimStatus.Closed, AmountPaid: > 0 } => Tone.Good,
        { Status: ClaimStatus.Rejected } => Tone.Bad,
        { Turn: ClaimSide.Customer } => isLate ? Tone.Bad : Tone.Waiting,
        { Turn: ClaimSide.Us } when isLate => Tone.Bad,
        _ => Tone.Moving,
    };

    private static string Day(CaseFile file, DateTimeOffset moment, string language)
    {
        var at = file.At(moment);
        return new DateWords(language).NearDay(at.Day, at.Today);
    }
}
