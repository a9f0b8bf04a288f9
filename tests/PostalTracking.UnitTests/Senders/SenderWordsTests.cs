using PostalTracking.Domain.Senders;

namespace PostalTracking.UnitTests.Senders;

public class SenderWordsTests
{
    [Theory]
    [InlineData("+7 910 123-45-67", "79101234567")]
    [InlineData("8 (910) 123-45-67", "79101234567")]
    [InlineData("9101234567", "79101234567")]
    [InlineData("+86 755 8123 4567", "8675581234567")]
    [InlineData("12-34-56", null)]
    [InlineData("тел. 9101234567", null)]
    [InlineData("1234567890123456", null)]
    public void A_phone_is_its_digits_with_the_countrys(string typed, string? folded) => Assert.Equal(folded, SenderWords.Phone(typed));

    [Theory]
    [InlineData("ООО «Дешёвые телефоны»", "дешевые телефоны")]
    [InlineData("дешевые  ТЕЛЕФОНЫ", "дешевые телефоны")]
    [InlineData("ИП Иванов И.И.", "иванов и и")]
    [InlineData("Иванов И И", "иванов и и")]
    [InlineData("ИП", null)]
    [InlineData(" , ", null)]
    public void A_payee_is_written_one_way(string typed, string? folded) => Assert.Equal(folded, SenderWords.Payee(typed));

    [Theory]
    [InlineData("390000, Рязань, ул. Ленина, д. 5, кв. 3")]
    [InlineData("г.Рязань Ленина 5-3")]
    [InlineData("РЯЗАНЬ, улица Ленина, дом 5, квартира 3")]
    [InlineData("Ленина ул., д.5, кв.3, г. Рязань, 390000")]
    public void One_address_in_many_ways_is_one(string typed) => Assert.Equal("3 5 ленина рязань", SenderWords.Address(typed));

    [Theory]
    [InlineData("Рязань, Ленина, 5", "Рязань, Ленина, 6")]
    [InlineData("Рязань, Ленина, 5", "Рязань, Лермонтова, 5")]
    [InlineData("Рязань, Ленина, 12к3", "Рязань, Ленина, 12")]
    public void Other_addresses_stay_others(string one, string other) => Assert.NotEqual(SenderWords.Address(one), SenderWords.Address(other));

    [Theory]
    [InlineData("")]
    [InlineData("Рязань")]
    [InlineData("ул. д. кв.")]
    public void Half_an_address_is_none(string typed) => Assert.Null(SenderWords.Address(typed));

    [Fact]
    public void Texts_of_goods_are_compared_by_the_beginnings_of_words_that_stand_side_by_side()
    {
        var one = SenderWords.GoodsPairs("Смартфон Apple iPhone 13, оригинальный");
        var other = SenderWords.GoodsPairs("смартфоны APPLE iPhone-13 оригинал");

        Assert.Equal(one, other);
        Assert.NotEmpty(one);
        Assert.Empty(one.Intersect(SenderWords.GoodsPairs("Кроссовки мужские, размер 43")));
    }
}
