using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>The head of a case: what to do by when, and about what.</summary>
internal static class CaseWords
{
    /// <summary>The key of each move, as the keyboard has it, whatever letters it shows.</summary>
    private static readonly Dictionary<ClaimStatus, char> Keys = new()
    {
        [ClaimStatus.Approved] = 'Y',
        [ClaimStatus.PartlyApproved] = 'H',
        [ClaimStatus.Rejected] = 'N',
        [ClaimStatus.EvidenceRequested] = 'A',
        [ClaimStatus.InReview] = 'I',
        [ClaimStatus.BankCorrespondence] = 'B',
        [ClaimStatus.OnHold] = 'P',
        [ClaimStatus.Withdrawn] = 'W',
        [ClaimStatus.Appealed] = 'E',
        [ClaimStatus.Closed] = 'C',
        [ClaimStatus.Reopened] = 'O',
        [ClaimStatus.Submitted] = 'S',
    };

    public static char KeyOf(ClaimStatus to) => Keys[to];

    /// <summary>Those the page has a form for: money moves by its payouts.</summary>
    public static IReadOnlyList<ClaimStatus> WithForm(IEnumerable<ClaimStatus> allowed) =>
        [.. allowed.Where(Keys.ContainsKey).OrderBy(to => Array.IndexOf([.. Keys.Keys], to))];

    /// <summary>"Решите до 16:00: вместо телефона кирпич, просят 4 500 ₽".</summary>
    public static string Title(Claim claim, DateTimeOffset now, string language)
    {
        var what = claim.Circumstance is { } circumstance
            ? ClaimTexts.For("Circumstance", circumstance, language)
            : ClaimTexts.For("Status", claim.Status, language);
        var asked = claim.AmountAsked is { } sum ? DeskTexts.For("Title.Asked", language, Roubles.Of(sum, language)) : "";
        return $"{Todo(claim, now, language)}: {char.ToLower(what[0], ResourceTexts.Culture(language))}{what[1..]}{asked}";
    }

    /// <summary>As people type a sum: 4500 or 4500,50.</summary>
    public static string Typed(long kopecks) =>
        kopecks % 100 == 0 ? $"{kopecks / 100}" : string.Create(CultureInfo.InvariantCulture, $"{kopecks / 100},{kopecks % 100:00}");

    private static string Todo(Claim claim, DateTimeOffset now, string language)
    {
        if (claim.Clocks.Running is not { } clock || claim.DueAt is not { } due)
        {
            return ClaimTexts.For("Status", claim.Status, language);
        }

        var deadline = Deadline.Of(due, now, language);
        return due < now
            ? DeskTexts.For($"Title.{clock.Kind}.Late", language, Deadline.Span(now - due, language))
            : DeskTexts.For($"Title.{clock.Kind}", language, deadline.Words);
    }
}
