using System.Net;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class SumsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task Anyone_sees_that_there_is_something_to_pay_and_nobody_how_much()
    {
        var number = await RegisterAsync(750, phone: null);
        var page = await TextAsync(await quiet.App.GetAsync($"/track/{number}"));
        Assert.Contains("наложенный платёж", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sums", page, StringComparison.Ordinal);
        Assert.DoesNotContain("777", page, StringComparison.Ordinal);
        Assert.Contains("не оставил телефона", await TextAsync(await quiet.App.GetAsync($"/track/{number}/sums")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_digits_of_the_telephone_open_the_sums_each_time_they_are_right()
    {
        var number = await RegisterAsync(751, phone: "0451");
        Assert.Contains($"/track/{number}/sums", await TextAsync(await quiet.App.GetAsync($"/track/{number}")), StringComparison.Ordinal);

        for (var i = 0; i < 7; i++)
        {
            var opened = await TryAsync(number, "0451");
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
            Assert.Contains("4\u00A0777,50\u00A0₽", await TextAsync(opened), StringComparison.Ordinal);
            Assert.Contains("no-store", opened.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_wrong_tries_close_a_parcel_for_the_day_even_to_the_right_digits()
    {
        var number = await RegisterAsync(752, phone: "0452");
        var wrong = await TryAsync(number, "9999");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("осталось 4 попытки", await TextAsync(wrong), StringComparison.Ordinal);

        // All at once, and still not more than five in all.
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TryAsync(number, $"{1000 + i}")));
        Assert.Equal(4, tries.Count(t => t.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(8, tries.Count(t => t.StatusCode == HttpStatusCode.TooManyRequests));

        var right = await TryAsync(number, "0452");
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.DoesNotContain("777", await TextAsync(right), StringComparison.Ordinal);

        // A new day, new tries.
        await quiet.App.ValueAsync<int>("update sum_try set day = day - 1 where track_number = $1 returning 1", number);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(number, "0452")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12345")]
    [InlineData("abcd")]
    [InlineData("１２３４")]
    public async Task What_is_not_four_digits_is_said_so_and_costs_no_try(string digits)
    {
        var number = await RegisterAsync(753, phone: "0453");
        var answer = await TryAsync(number, digits);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("ровно четыре цифры", await TextAsync(answer), StringComparison.Ordinal);
        Assert.Equal(0, await quiet.App.CountAsync("sum_try", number));
    }

    [Fact]
    public async Task Beside_the_sum_stands_how_far_the_money_has_come()
    {
        var number = await RegisterAsync(754, phone: "0454");
        await quiet.App.ValueAsync<int>("update shipment set carrier_cod = 477750 where track_number = $1 returning 1", number);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/0", 12), Sent.Event(number, "8/2", 9));
        Assert.Contains("наложенный платёж", await TextAsync(await quiet.App.GetAsync($"/track/{number}")), StringComparison.Ordinal);
        Assert.Contains("Ещё не оплачен.", await TextAsync(await TryAsync(number, "0454")), StringComparison.Ordinal);

        await quiet.App.SendEventsAsync(Sent.Event(number, "63/0", 8.5));
        Assert.DoesNotContain("наложенный платёж", await TextAsync(await quiet.App.GetAsync($"/track/{number}")), StringComparison.Ordinal);
        await SayAsync(number, 1, 7);
        var late = await TextAsync(await TryAsync(number, "0454"));
        Assert.Contains("Оплачен в отделении", late, StringComparison.Ordinal);
        Assert.Contains("Почта приняла перевод отправителю", late, StringComparison.Ordinal);
        Assert.Contains("отправитель не получил их уже 8\u00A0дней", late, StringComparison.Ordinal);

        await SayAsync(number, 3, 0.001);
        var paid = await TextAsync(await TryAsync(number, "0454"));
        Assert.Contains("Деньги выданы отправителю", paid, StringComparison.Ordinal);
        Assert.DoesNotContain("не получил", paid, StringComparison.Ordinal);
        Assert.DoesNotContain("Деньги выданы", await TextAsync(await TryAsync(number, "9999")), StringComparison.Ordinal);
        Assert.DoesNotContain("Деньги выданы", await TextAsync(await quiet.App.GetAsync($"/track/{number}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_nobody_knows_has_no_sums() =>
        Assert.Equal(HttpStatusCode.NotFound, (await quiet.App.GetAsync($"/track/{Api.Number(799)}/sums")).StatusCode);

    private async Task<string> RegisterAsync(int serial, string? phone)
    {
        var number = Api.Number(serial);
        await quiet.App.RegisterAsync(new
        {
            trackNumber = number,
            cod = new { amount = 477_750, currency = "RUB" },
            recipientPhoneLast4 = phone,
        });
        return number;
    }

    private Task<int> SayAsync(string number, int type, double daysAgo) => quiet.App.ValueAsync<int>(
        """
        insert into money_order_event (track_number, generation, occurred_at, type, order_number, kopecks, office, paying_office, heard_at)
        values ($1, 1, $3, $2, '41207', 477750, 0, 0, $3) returning 1
        """,
        number,
        type,
        Sent.At(daysAgo));

    private Task<HttpResponseMessage> TryAsync(string number, string digits) =>
        quiet.App.PostAsync($"/track/{number}/sums", new FormUrlEncodedContent([new("Digits", digits)]));

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
