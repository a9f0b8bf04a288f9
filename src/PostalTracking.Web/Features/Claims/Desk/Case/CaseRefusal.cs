using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>Says to a consultant why something was not done, and with which status.</summary>
internal static class CaseRefusal
{
    public static (string Words, int Status) Of(ClaimOutcome outcome, string language) => outcome switch
    {
        ClaimOutcome.Changed => (DeskTexts.For("Wrong.Changed", language), StatusCodes.Status409Conflict),
        ClaimOutcome.Forbidden { From: var from, Allowed: var allowed } => (
            DeskTexts.For(
                allowed.Count == 0 ? "Wrong.Nothing" : "Wrong.Forbidden",
                language,
                ClaimTexts.For("Status", from, language),
                string.Join(", ", allowed.Select(to => $"«{ClaimTexts.For("Status", to, language)}»"))),
            StatusCodes.Status409Conflict),
        ClaimOutcome.Refused refused => (ClaimTexts.For(refused, language), StatusCodes.Status422UnprocessableEntity),
        _ => (DeskTexts.For("Wrong.Form", language), StatusCodes.Status400BadRequest),
    };
}
