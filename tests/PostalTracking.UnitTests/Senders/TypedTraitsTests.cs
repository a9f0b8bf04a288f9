using PostalTracking.Domain.Senders;
using PostalTracking.Web.Features.Senders.Traits;

namespace PostalTracking.UnitTests.Senders;

public class TypedTraitsTests
{
    private static readonly TypedTraits Label = new(
        "ИП Иванов Иван Петрович", "8 910 123-45-67", "500100732259", "390000, Рязань, ул. Ленина, д. 5", "Смартфон Apple iPhone 13");

    [Fact]
    public void Two_ways_of_writing_a_label_leave_the_same_prints()
    {
        var other = new TypedTraits("иванов иван петрович", "+7 (910) 1234567", "ИНН 500100732259", "г. Рязань, Ленина 5", "смартфоны APPLE iphone 13");

        Assert.Equal(Prints(Label, Key(1)), Prints(other, Key(1)));
        Assert.Contains(Prints(Label, Key(1)), print => print.StartsWith($"{SenderTraitKind.GoodsPair}", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_our_key_nobody_makes_the_same_print() =>
        Assert.Empty(Prints(Label, Key(1)).Intersect(Prints(Label, Key(2))));

    [Fact]
    public void A_payee_and_a_text_of_the_same_words_are_different_things() =>
        Assert.Equal(2, new TypedTraits("Смартфон", null, null, null, "Смартфон").Keep(Key(1)).Select(trait => Convert.ToHexString(trait.Hash)).Distinct().Count());

    [Fact]
    public void What_the_staff_see_is_enough_to_know_it_again_and_no_more()
    {
        var masked = Label.Keep(Key(1)).Where(trait => trait.Masked.Length > 0).Select(trait => trait.Masked);

        Assert.Equal(["И*** И. П.", "+7 *** ***-45-67", "50********59", "Л*** · Р***", "смар… appl… ipho… 13"], masked);
    }

    [Fact]
    public void Only_what_cannot_be_is_told_to_be_mistyped()
    {
        Assert.Empty(Label.Mistyped());
        Assert.Empty(new TypedTraits(null, " ", "", null, null).Mistyped());
        Assert.Equal(
            [nameof(TypedTraits.Payee), nameof(TypedTraits.Phone), nameof(TypedTraits.TaxNumber), nameof(TypedTraits.ReturnAddress), nameof(TypedTraits.Goods)],
            new TypedTraits("ИП", "123", "7707083890", "Рязань", "!").Mistyped());
    }

    private static SenderKey Key(byte secret)
    {
        var key = new SenderKey();
        key.Use([.. Enumerable.Repeat(secret, 32)]);
        return key;
    }

    private static IReadOnlyList<string> Prints(TypedTraits typed, SenderKey key) =>
        [.. typed.Keep(key).Select(trait => $"{trait.Kind} {Convert.ToHexString(trait.Hash)}")];
}
