using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Desk.Texts;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.UnitTests.Features.Claims.Desk;

public sealed class CannedVariablesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Ваше обращение {{claimNumber}}", "")]
    [InlineData("{{ claimNumber }}, {{имя}} и {{ name }}", "имя name")]
    [InlineData("{{claimNumber", "{{")]
    [InlineData("claimNumber}}", "}}")]
    public void Braces_with_nothing_of_ours_in_them_are_found(string text, string unknown) =>
        Assert.Equal(unknown.Split(' ', StringSplitOptions.RemoveEmptyEntries), CannedVariables.Unknown(text));

    [Theory]
    [InlineData("ru", "Обращение 123 456 782: 1 500 ₽ до 30 ноября")]
    [InlineData("en", "Обращение 123 456 782: 1,500 ₽ до 30 November")]
    public void A_text_is_filled_in_the_language_of_the_claim(string language, string filled) => Assert.Equal(
        filled.Replace("123 456 782", ClaimDigits.Grouped(ClaimDigits.WithCheckDigit(12_345_678)), StringComparison.Ordinal),
        CannedVariables.Fill("Обращение {{claimNumber}}: {{amountApproved}} до {{customerTurnUntil}}", Claim(language), Now)?.Replace('\u00A0', ' '));

    [Fact]
    public void A_gap_that_the_claim_cannot_fill_makes_no_text()
    {
        var claim = Claim("ru");
        claim.AmountApproved = 0;
        Assert.Null(CannedVariables.Fill("Одобрили {{amountApproved}}", claim, Now));
        claim.Turn = ClaimSide.Us;
        Assert.Null(CannedVariables.Fill("Ждём до {{customerTurnUntil}}", claim, Now));
        Assert.NotNull(CannedVariables.Fill("Ответим до {{dueDate}}", claim, Now));
    }

    [Fact]
    public void The_first_texts_are_such_as_the_page_would_keep() =>
        Assert.All(FirstTexts.All, text => Assert.Null(CannedTexts.Problem(text)));

    private static Claim Claim(string language) => new()
    {
        TrackNumber = "RA644000001RU",
        ClaimNumber = ClaimDigits.WithCheckDigit(12_345_678),
        Generation = 1,
        PolicyNumber = "1",
        EvidenceRule = EvidenceRule.Phone,
        Channel = ClaimChannel.Online,
        CreatedAt = Now,
        CoverUntil = Now,
        TimeZone = "Europe/Moscow",
        Language = language,
        SoldBy = Guid.Empty,
        AmountApproved = 1_500_00,
        Turn = ClaimSide.Customer,
        DueAt = Now.AddDays(1),
    };
}
