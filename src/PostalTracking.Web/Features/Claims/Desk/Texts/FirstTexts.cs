namespace PostalTracking.Web.Features.Claims.Desk.Texts;

/// <summary>What the desk begins with.</summary>
internal static class FirstTexts
{
    public static IReadOnlyList<CannedText> All { get; } =
    [
        Text(1, "Получили, смотрим",
            "Здравствуйте. Мы получили обращение {{claimNumber}} и уже смотрим его. Ответим до {{dueDate}}.",
            "Hello. We have your claim {{claimNumber}} and are looking at it. You will hear from us by {{dueDate}}.",
            "您好。我们已收到您的申请 {{claimNumber}}，正在查看。我们会在 {{dueDate}} 之前答复您。"),
        Text(2, "Нужна переписка с продавцом",
            "Пришлите, пожалуйста, снимки переписки с продавцом: что он обещал и что ответил. Подойдут снимки экрана. Ждём до {{customerTurnUntil}}.",
            "Please send us pictures of what you and the seller wrote: the promise and the answer. Screenshots will do. We wait until {{customerTurnUntil}}.",
            "请发送您与卖家的聊天截图：卖家的承诺和回复。我们等到 {{customerTurnUntil}}。"),
        Text(3, "На видео не видно наклейку",
            "На видео не видно наклейку с номером посылки. Если коробка у вас, снимите её крупно и пришлите. Если нет, просто напишите нам об этом.",
            "The label with the parcel's number cannot be seen in the video. If you still have the box, take a close picture of it. If not, just tell us.",
            "视频里看不清包裹单号标签。如果盒子还在，请拍一张清楚的照片；如果不在了，告诉我们就可以。"),
        Text(4, "Нужна страница заказа",
            "Пришлите снимок страницы заказа или объявления: так мы увидим, что вам обещали и за какую цену. Ждём до {{customerTurnUntil}}.",
            "Please send a picture of the order or the offer, so that we see what you were promised and for how much. We wait until {{customerTurnUntil}}.",
            "请发送订单或商品页面的截图，让我们看到卖家承诺的商品和价格。我们等到 {{customerTurnUntil}}。"),
        Text(5, "Одобрили, деньги в пути",
            "Мы одобрили {{amountApproved}} по обращению {{claimNumber}}. Деньги придут на ваш счёт до {{dueDate}}.",
            "We have approved {{amountApproved}} on claim {{claimNumber}}. The money will be in your account by {{dueDate}}.",
            "您的申请 {{claimNumber}} 已批准 {{amountApproved}}。款项将在 {{dueDate}} 之前到账。"),
        Text(6, "Ждём ответа банка",
            "Мы написали в банк и ждём ответа. От вас сейчас ничего не нужно: как только банк ответит, мы сразу вам напишем.",
            "We have written to the bank and are waiting for its answer. You need not do anything: we write to you as soon as it comes.",
            "我们已致函银行，正在等待答复。您现在无需做任何事，一有消息我们马上告诉您。"),
        Text(7, "Ответим позже, чем обещали",
            "Мы не успели ответить в срок, простите. Обращение {{claimNumber}} у нас в работе, решение будет до {{dueDate}}.",
            "We have not answered in time, and we are sorry. Claim {{claimNumber}} is being worked on, the decision will come by {{dueDate}}.",
            "很抱歉，我们没有按时答复。您的申请 {{claimNumber}} 正在处理，{{dueDate}} 之前会有决定。"),
        Text(8, "Деньги не дошли",
            "Банк вернул нам перевод. Проверьте, пожалуйста, номер счёта и БИК и напишите их ещё раз на странице обращения {{claimNumber}}.",
            "The bank has sent the transfer back. Please check the account number and the bank's code and enter them again on the page of claim {{claimNumber}}.",
            "银行退回了转账。请核对账号和银行代码，并在申请 {{claimNumber}} 的页面重新填写。"),
        Text(9, "Что делать с посылкой",
            "Сохраните коробку, упаковку и всё, что в ней было, пока обращение {{claimNumber}} не закрыто. Отправлять ничего никуда не нужно.",
            "Please keep the box, the wrapping and all that was in it until claim {{claimNumber}} is closed. Nothing has to be sent anywhere.",
            "在申请 {{claimNumber}} 结束之前，请保留盒子、包装和里面的所有东西。不需要寄到任何地方。"),
        Text(10, "Как не согласиться с решением",
            "Если вы не согласны, напишите почему на странице обращения {{claimNumber}}: решение пересмотрит другой человек. Новые снимки и документы помогут.",
            "If you do not agree, say why on the page of claim {{claimNumber}}: somebody else will look at it anew. New pictures and papers help.",
            "如果您不同意，请在申请 {{claimNumber}} 的页面说明原因：会由另一位同事重新审查。新的照片和文件会有帮助。"),
    ];

    private static CannedText Text(int number, string title, string ru, string en, string zh) =>
        new() { Id = new($"c0000000-0000-7000-8000-{number:D12}"), Title = title, Ru = ru, En = en, Zh = zh };
}
