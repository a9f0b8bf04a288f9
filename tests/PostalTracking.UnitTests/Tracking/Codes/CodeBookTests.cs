using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Tracking.Codes;

public sealed class CodeBookTests
{
    private static readonly CodeBook Book = new([RussianPostCodes.Table, CainiaoCodes.Table, HongkongPostCodes.Table]);

    [Fact]
    public void Finds_a_code_of_its_carrier_by_number_and_by_text()
    {
        Assert.Equal(Book.Find(Carrier.RussianPost, "8/2"), Book.Find(Carrier.RussianPost, 80_002));
        Assert.Equal(Carrier.HongkongPost, Book.Find(Carrier.HongkongPost, "EMI").Carrier);
        Assert.False(Book.Find(Carrier.Cainiao, "EMI").Known);
    }

    [Fact]
    public void Holds_the_codes_of_every_carrier() =>
        Assert.Equal(CarrierKeys.All, Book.Codes.Select(code => code.Carrier).Distinct());

    [Fact]
    public void Every_code_has_a_sentence_in_every_language() =>
        Assert.All(EventTexts.Languages, language =>
        {
            var keys = EventTexts.Keys(language).ToHashSet();
            Assert.All(Book.Codes, code => Assert.Contains(code.TextKey, keys));
            Assert.Contains(Book.Find(Carrier.Cainiao, "?").TextKey, keys);
        });

    // "Nobody at home" must not stand beside "ready to collect". What these five say is true under either status:
    // asked not to deliver, address not found, went the wrong way, storage has ended, not where it should be.
    [Fact]
    public void A_sentence_belongs_to_one_status_but_for_five() =>
        Assert.Equal(
            ["RussianPost.12.13", "RussianPost.12.3", "RussianPost.4.3", "RussianPost.8.40", "RussianPost.8.65"],
            Book.Codes
                .Where(code => !code.TextKey.StartsWith("Event.", StringComparison.Ordinal))
                .GroupBy(code => code.TextKey, code => code.Status)
                .Where(text => text.Distinct().Count() > 1)
                .Select(text => text.Key)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void A_fallback_sentence_is_that_of_the_codes_own_status() =>
        Assert.All(
            Book.Codes.Where(code => code.TextKey.StartsWith("Event.", StringComparison.Ordinal)),
            code => Assert.Equal($"Event.{code.Status?.Name() ?? "no_change"}", code.TextKey));
}
